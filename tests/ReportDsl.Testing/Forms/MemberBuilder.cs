using System.Collections.Immutable;
using ReportDsl.Forms;
using ReportDsl.Runtime;

namespace ReportDsl.Testing.Forms;

/// <summary>Members of a form or section, one call each, in the order of print.</summary>
public sealed class MemberBuilder
{
    private readonly FormBuilder _form;
    private readonly string _path;
    private readonly List<FormMember> _members = [];

    internal MemberBuilder(FormBuilder form, string path) => (_form, _path) = (form, path);

    internal ImmutableArray<FormMember> Members => [.. _members];

    public MemberBuilder Field(string code, string label, ValueSpec spec, string? guidance = null)
    {
        var path = PathOf(code);
        var field = new Field(code, path, Label.Of(label), guidance, spec, _form.Slots.Count);
        _form.Slots.Add(new FieldSlot(field.Slot, spec, path, field.Label));
        _form.Fields.Add(field);
        _members.Add(field);
        return this;
    }

    public MemberBuilder Narrative(
        string code, string label = "", int? min = null, int? max = null, Presence presence = Presence.Required, string? guidance = null)
    {
        var path = PathOf(code);
        var narrative = new Narrative(code, path, Label.Of(label), guidance, min, max, presence, _form.Slots.Count);
        var spec = Specs.Text(max ?? 32_767) with { Presence = presence, Min = min };
        _form.Slots.Add(new NarrativeSlot(narrative.Slot, spec, path, narrative.Label));
        _form.Narratives.Add(narrative);
        _members.Add(narrative);
        return this;
    }

    public MemberBuilder Note(string text)
    {
        _members.Add(new Note(Label.Of(text)));
        return this;
    }

    public MemberBuilder Section(string code, string label, Action<MemberBuilder> members, string? guidance = null)
    {
        var path = PathOf(code);
        var inner = new MemberBuilder(_form, path);
        members(inner);
        _members.Add(new Section(code, path, Label.Of(label), guidance, inner.Members));
        return this;
    }

    /// <summary>A table; with an empty code it is the section's only one and has the section's path.</summary>
    public MemberBuilder Table(string code, string label, Action<TableBuilder> table, string? guidance = null)
    {
        var builder = new TableBuilder();
        table(builder);
        var built = builder.Build(code, PathOf(code), label, guidance, _form.Slots, _form.Computed);
        _form.Tables.Add(built);
        _members.Add(built);
        return this;
    }

    private string PathOf(string code) => (_path, code) switch
    {
        ("", _) => code,
        (_, "") => _path,
        _ => $"{_path}.{code}",
    };
}
