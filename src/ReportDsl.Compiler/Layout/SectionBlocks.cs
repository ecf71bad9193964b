using ReportDsl.Forms;

namespace ReportDsl.Layout;

/// <summary>The members of a section in one line, those of sections inside it included.</summary>
internal abstract record SectionBlock
{
    public sealed record Heading(Section Section, int Depth) : SectionBlock;

    public sealed record Text(Narrative Narrative) : SectionBlock;

    public sealed record Value(Field Field) : SectionBlock;

    public sealed record Remark(Note Note) : SectionBlock;

    public sealed record Grid(Table Table, TableUnits Units, ColumnHeader Header, Stub Stub) : SectionBlock
    {
        public bool HasStub => Stub.Levels > 0;

        public int StubColumns => Stub.Levels > 0 ? Table.Rows.StubColumns.Length : 0;

        public int Lines => Table.Columns.Lines.Length;

        /// <summary>Rows of headers; a stub head needs one even over columns without a label.</summary>
        public int HeaderRows =>
            Math.Max(Header.Levels, HasStub && (Table.Rows.Heading is not null || !Table.Rows.StubColumns.IsEmpty) ? 1 : 0);
    }

    public static IEnumerable<SectionBlock> Of(IReadOnlyList<FormMember> members, LayoutWords words, string heading, int depth = 0)
    {
        foreach (var member in members)
        {
            switch (member)
            {
                case Section section:
                    yield return new Heading(section, depth);
                    foreach (var inner in Of(section.Members, words, words.Of(section.Label), depth + 1))
                        yield return inner;
                    break;
                case Narrative narrative:
                    yield return new Text(narrative);
                    break;
                case Field field:
                    yield return new Value(field);
                    break;
                case Note note:
                    yield return new Remark(note);
                    break;
                case Table table:
                    var units = TableUnits.Of(table, words, TextsAround(table, members, words).Prepend(heading));
                    yield return new Grid(table, units, ColumnHeader.Of(table.Columns, units, words), Stub.Of(table.Rows, units));
                    break;
            }
        }
    }

    /// <summary>What is printed over and under a table.</summary>
    private static IEnumerable<string> TextsAround(Table table, IReadOnlyList<FormMember> members, LayoutWords words) =>
        members.OfType<Note>().Concat(table.Notes).Select(note => words.Of(note.Label))
            .Append(words.Of(table.Label))
            .Concat(new[] { table.Columns.Heading, table.Rows.Heading }.OfType<Label>().Select(words.Of));
}
