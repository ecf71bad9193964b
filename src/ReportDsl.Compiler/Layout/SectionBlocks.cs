using ReportDsl.Forms;

namespace ReportDsl.Layout;

/// <summary>The members of a section in one line, those of sections inside it included.</summary>
internal abstract record SectionBlock
{
    public sealed record Heading(Section Section, int Depth) : SectionBlock;

    public sealed record Text(Narrative Narrative) : SectionBlock;

    public sealed record Value(Field Field) : SectionBlock;

    public sealed record Remark(Note Note) : SectionBlock;

    public sealed record Grid(Table Table, ColumnHeader Header, Stub Stub) : SectionBlock
    {
        public bool HasStub => Stub.Levels > 0;

        public int StubColumns => Stub.Levels > 0 ? Table.Rows.StubColumns.Length : 0;

        public int Lines => Table.Columns.Lines.Length;

        /// <summary>Rows of headers; a stub head needs one even over columns without a label.</summary>
        public int HeaderRows =>
            Math.Max(Header.Levels, HasStub && (Table.Rows.Heading is not null || !Table.Rows.StubColumns.IsEmpty) ? 1 : 0);
    }

    public static IEnumerable<SectionBlock> Of(IEnumerable<FormMember> members, LayoutWords words, int depth = 0)
    {
        foreach (var member in members)
        {
            switch (member)
            {
                case Section section:
                    yield return new Heading(section, depth);
                    foreach (var inner in Of(section.Members, words, depth + 1))
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
                    yield return new Grid(table, ColumnHeader.Of(table.Columns, words), Stub.Of(table.Rows, words));
                    break;
            }
        }
    }
}
