using System.Collections.Immutable;
using ReportDsl.CSharp.Rules;
using ReportDsl.CSharp.Writing;
using ReportDsl.Forms;

namespace ReportDsl.CSharp.Model;

/// <summary>Writes the class of a report: a property for every field, narrative, section and table.</summary>
internal static class ReportClass
{
    /// <summary>What the class has from its base.</summary>
    private static readonly string[] Inherited =
    [
        "Template", "Version", "Period", "Explanations", "Earlier", "ToUtf8Json", "ToJson", "Save", "WriteTo", "Read", "Get", "Set",
        "GetComputed", "SetComputed", "Run", "Decide", "Check", "ExplainableRules",
    ];

    /// <summary>Whether every report class declares a member of the name: it cannot be called so itself.</summary>
    public static bool IsDeclared(string name) => ReportMethods.Names.Contains(name);

    public static void Emit(CodeWriter writer, Form form, ValueNumbering numbering, ReportClassNames declared)
    {
        var className = declared.Class;
        var documentation = Documentation.Of(
            form.Label, form.Name, form.Guidance, form.Basis?.Text ?? "");
        var hasPriors = PriorReach.Direct(form) > 0;
        var report = new ClassModel(className, documentation, new NameScope([.. Inherited, .. ReportMethods.Names.Where(name => name != ReportMethods.Prior || hasPriors)]));
        AddMembers(report, form.Members, numbering, form.Languages[0]);
        var codeLists = form.CodeLists.Select(list => (Name: report.Scope.Add(Identifiers.Pascal(list.Code), "Codes"), List: list)).ToArray();

        documentation.WriteTo(writer);
        writer.Line($"[{Foreign.JsonConverterAttribute}(typeof({declared.Qualified(declared.Converter)}))]");
        writer.Line($"public sealed partial class {className} : {Foreign.GeneratedReport}");
        using (writer.Block())
        {
            new Documentation("Makes an empty report.").WriteTo(writer);
            writer.Line($"public {className}()");
            writer.Line($"    : base({declared.Qualified(declared.Schema)}.Instance)");
            using (writer.Block())
                ClassWriter.Construct(writer, report, "this");
            ClassWriter.Properties(writer, report, "");
            ReportMethods.Emit(writer, declared, PriorReach.Direct(form), RuleEmitter.HasExplainable(form));
            foreach (var (name, list) in codeLists)
                EmitCodeList(writer, name, list);
            foreach (var nested in report.Classes)
                ClassWriter.Emit(writer, nested, declared.QualifiedClass);
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
