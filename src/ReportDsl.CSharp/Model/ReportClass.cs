using System.Collections.Immutable;
using ReportDsl.CSharp.Rules;
using ReportDsl.CSharp.Writing;
using ReportDsl.Forms;

namespace ReportDsl.CSharp.Model;

/// <summary>Writes the class of a report: a property for every field, narrative, section and table.</summary>
internal static class ReportClass
{
    /// <summary>What the class has from its base, and what is written into every one.</summary>
    private static readonly string[] Inherited =
    [
        "Template", "Version", "Period", "Explanations", "ToUtf8Json", "ToJson", "Save", "WriteTo", "Read", "Get", "Set",
        "GetComputed", "SetComputed", "Run", "Decide", "Check", "ExplainableRules", "Validate", "FromJson", "Load",
    ];

    public static void Emit(CodeWriter writer, Form form, ValueNumbering numbering, string className)
    {
        var documentation = Documentation.Of(
            form.Label, form.Name, form.Guidance, form.Basis?.Text ?? "");
        var report = new ClassModel(className, documentation, new NameScope(Inherited));
        AddMembers(report, form.Members, numbering, form.Languages[0]);
        var codeLists = form.CodeLists.Select(list => (Name: report.Scope.Add(Identifiers.Pascal(list.Code), "Codes"), List: list)).ToArray();

        documentation.WriteTo(writer);
        writer.Line($"[JsonConverter(typeof({className}JsonConverter))]");
        writer.Line($"public sealed partial class {className} : Report");
        using (writer.Block())
        {
            new Documentation("Makes an empty report.").WriteTo(writer);
            writer.Line($"public {className}()");
            writer.Line($"    : base({className}Schema.Instance)");
            using (writer.Block())
                ClassWriter.Construct(writer, report, "this");
            ClassWriter.Properties(writer, report, "");
            EmitMethods(writer, className, RuleEmitter.PriorReports(form), RuleEmitter.HasExplainable(form));
            foreach (var (name, list) in codeLists)
                EmitCodeList(writer, name, list);
            foreach (var nested in report.Classes)
                ClassWriter.Emit(writer, nested, className);
        }
    }

    private static void AddMembers(ClassModel target, ImmutableArray<FormMember> members, ValueNumbering numbering, string language)
    {
        foreach (var member in members)
        {
            switch (member)
            {
                case Field field:
                    AddValue(target, field, field.Spec, numbering.Of(field.Slot), ConstraintText.Describe(field.Spec, language));
                    break;
                case Narrative narrative:
                    AddValue(target, narrative, numbering.Slots[narrative.Slot].Spec, numbering.Of(narrative.Slot), LengthsOf(narrative, language));
                    break;
                case Section section:
                    AddPart(target, section, "Section", part => AddMembers(part, section.Members, numbering, language));
                    break;
                case Table { Code: "" } table:
                    AxisClasses.AddTo(target, table, numbering, language);
                    break;
                case Table table:
                    AddPart(target, table, "Table", part => AxisClasses.AddTo(part, table, numbering, language));
                    break;
                default:
                    break;
            }
        }
    }

    private static void AddValue(ClassModel target, FormMember member, ValueSpec spec, int number, string requirement)
    {
        var documentation = Documentation.Of(member.Label, member.Code, member.Guidance, requirement);
        var name = target.Scope.Add(Identifiers.Pascal(member.Code), member is Field ? "Field" : "Narrative");
        target.Add(new CellModel(name, AxisClasses.CSharpType(spec.Type), false, number, documentation));
    }

    private static void AddPart(ClassModel target, FormMember member, string kind, Action<ClassModel> fill)
    {
        var documentation = Documentation.Of(member.Label, member.Code, member.Guidance);
        var name = Identifiers.Pascal(member.Code);
        var property = target.Scope.Add(name, kind);
        var part = new ClassModel(target.Scope.Add(name + kind, "Class"), documentation, new NameScope());
        fill(part);
        target.Add(part);
        target.Add(new PartModel(property, part.Name, null, documentation));
    }

    private static string LengthsOf(Narrative narrative, string language) =>
        ConstraintText.Lengths(narrative) is not { } lengths ? ""
        : language.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? lengths.Chinese + "。" : lengths.English + ".";

    private static void EmitMethods(CodeWriter writer, string className, int priorReports, bool hasExplainable)
    {
        const string JsonError = """/// <exception cref="System.Text.Json.JsonException">It is no report of this template; the message tells line, byte and path.</exception>""";
        foreach (var (type, parameter, source) in (ReadOnlySpan<(string, string, string)>)
            [("Stream", "utf8Json", "a stream of UTF-8, from where it stands to its end"), ("ReadOnlySpan<byte>", "utf8Json", "UTF-8"), ("string", "json", "a text")])
        {
            writer.Line();
            new Documentation($"Reads a report in the data format from {source}.").WriteTo(writer);
            writer.Line(JsonError);
            writer.Line($"public static {className} Load({type} {parameter})");
            using (writer.Block())
            {
                writer.Line($"var report = new {className}();");
                writer.Line($"report.Read({parameter});");
                writer.Line("return report;");
            }
        }

        foreach (var (type, parameter) in (ReadOnlySpan<(string, string)>)[("string", "json"), ("ReadOnlySpan<byte>", "utf8Json")])
        {
            writer.Line();
            new Documentation("Reads a report in the data format, as Load does.").WriteTo(writer);
            writer.Line(JsonError);
            writer.Line($"public static {className} FromJson({type} {parameter}) => Load({parameter});");
        }

        string[] priors = [.. Enumerable.Range(1, priorReports).Select(back => back == 1 ? "prior" : $"prior{Literals.Of(back)}")];
        writer.Line();
        new Documentation("Validates the report by every rule of the template.").WriteTo(writer);
        for (var i = 0; i < priors.Length; i++)
        {
            var distance = i == 0 ? "one period" : $"{Literals.Of(i + 1)} periods";
            writer.Line($"/// <param name=\"{priors[i]}\">The same entity's report {distance} earlier; rules that need it are not assessable without.</param>");
        }

        if (priors.Length > 0)
            writer.Line("/// <exception cref=\"ArgumentException\">An earlier report is of another period.</exception>");
        writer.Line($"public ValidationResult Validate({string.Join(", ", priors.Select(prior => $"{className}? {prior} = null"))}) => Run({string.Join(", ", priors)});");
        writer.Line();
        writer.Line("/// <inheritdoc/>");
        writer.Line($"protected override void Decide(Values values) => {className}Rules.Decide(values);");
        writer.Line();
        writer.Line("/// <inheritdoc/>");
        writer.Line($"protected override void Check(Validation validation) => {className}Rules.Check(validation);");
        if (!hasExplainable)
            return;
        writer.Line();
        writer.Line("/// <inheritdoc/>");
        writer.Line($"protected override ReadOnlySpan<RuleSchema> ExplainableRules => {className}Rules.Explainable;");
    }

    private static void EmitCodeList(CodeWriter writer, string name, CodeList list)
    {
        writer.Line();
        Documentation.Of(list.Label, list.Code, null).WriteTo(writer);
        writer.Line($"public static class {name}");
        using (writer.Block())
        {
            var scope = new NameScope([name]);
            foreach (var entry in list.Entries)
            {
                if (entry != list.Entries[0])
                    writer.Line();
                Documentation.Of(entry.Label, entry.Code, null).WriteTo(writer);
                var constant = Identifiers.Pascal(char.IsAsciiDigit(entry.Code.FirstOrDefault()) ? $"Code{entry.Code}" : entry.Code);
                writer.Line($"public const string {scope.Add(constant, "Code")} = {Literals.Of(entry.Code)};");
            }
        }
    }
}
