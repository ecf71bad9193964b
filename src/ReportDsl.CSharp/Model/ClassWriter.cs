using ReportDsl.CSharp.Writing;

namespace ReportDsl.CSharp.Model;

/// <summary>Writes the classes nested in a report's.</summary>
internal static class ClassWriter
{
    public static void Emit(CodeWriter writer, ClassModel model, string reportClass)
    {
        var hasCells = model.Properties.Any(property => property is CellModel);
        writer.Line();
        model.Documentation.WriteTo(writer);
        writer.Line($"public {(model.IsBase ? "" : "sealed ")}partial class {model.Name}{(model.Base is { } baseClass ? $" : {baseClass.Class}" : "")}");
        using (writer.Block())
        {
            if (hasCells)
                writer.Line($"private readonly {reportClass} _report;");
            if (hasCells && model.IsRelative)
                writer.Line("private readonly int _first;");
            if (hasCells)
                writer.Line();
            writer.Line($"internal {model.Name}({reportClass} report{(model.IsRelative ? ", int first" : "")})");
            if (model.Base is { } handed)
                writer.Line($"    : base(report, {Literals.Of(handed.First)})");
            using (writer.Block())
            {
                if (hasCells)
                    writer.Line("_report = report;");
                if (hasCells && model.IsRelative)
                    writer.Line("_first = first;");
                Construct(writer, model, "report");
            }

            Properties(writer, model, "_report.");
            foreach (var nested in model.Classes)
                Emit(writer, nested, reportClass);
        }
    }

    /// <summary>Makes the parts.</summary>
    public static void Construct(CodeWriter writer, ClassModel model, string report)
    {
        foreach (var part in model.Properties.OfType<PartModel>())
        {
            var first = part.First is not { } number ? "" : model.IsRelative ? ", first" : $", {Literals.Of(number)}";
            writer.Line($"{part.Name} = new {part.Type}({report}{first});");
        }
    }

    public static void Properties(CodeWriter writer, ClassModel model, string report)
    {
        foreach (var property in model.Properties)
        {
            writer.Line();
            property.Documentation.WriteTo(writer);
            if (property is not CellModel cell)
            {
                writer.Line($"public {property.Type} {property.Name} {{ get; }}");
                continue;
            }

            var number = !model.IsRelative ? Literals.Of(cell.Number) : cell.Number == 0 ? "_first" : $"_first + {Literals.Of(cell.Number)}";
            var kind = cell.IsComputed ? "Computed" : "";
            writer.Line($"public {cell.Type} {cell.Name}");
            using (writer.Block())
            {
                writer.Line($"get => {report}Get{kind}<{cell.ValueType}>({number});");
                writer.Line($"set => {report}Set{kind}({number}, value);");
            }
        }
    }
}
