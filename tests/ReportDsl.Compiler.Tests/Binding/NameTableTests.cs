using Xunit;

namespace ReportDsl.Compiler.Tests.Binding;

/// <summary>
/// The rules of names, a row for each: a check put at a place in one template, and the cells that its instances read or the error.
/// </summary>
public sealed class NameTableTests
{
    // Rows and columns share codes on purpose: what a name means is decided by its place alone.
    private const string Template = """
        axis Applicants {
            person "自然人"
            group organisation "法人或其他组织" { business "商业企业"  research "科研机构" }
            total all "总计"
        }

        template T version 1 "政府信息公开工作年度报告" {
            field limit "限额" : count
            field person "联系人数" : count

            section applications "收到和处理申请情况" {
                field carried "核对数" : count
                table : count {
                    columns Applicants
                    rows {
                        received "新收"
                        group outcome "办理结果" { granted "予以公开"  refused "不予公开"  total all "总计" }
                        carriedOut "结转"
                        memo later "补记"
                    }
                    void carriedOut[organisation.research]
                    <table>
                }
                <section>
            }
            section appeals "行政复议情况" {
                table first "一审" : count {
                    columns Applicants
                    rows { received "新收"  closed "办结" { upheld "其中：维持" } }
                    <first>
                }
                table second "再审" : count { columns Applicants  rows { received "新收" } }
            }
            section lawsuits "行政诉讼情况" {
                table : count {
                    columns { upheld "结果维持"  corrected "结果纠正"  total all "总计" }
                    <line>
                }
            }
            section fees "收费情况" {
                table : count {
                    rows { items "件数"  people "人数" }
                    <stack>
                }
            }
            <template>
        }
        """;

    public static TheoryData<string, string, string, string> Rows => new()
    {
        // sentence, place, check, what its instances read
        { "a variable before anything else", "table", "for received in {carriedOut}, column : received[column] >= 0",
            "[carriedOut, person] applications/carriedOut/person | [carriedOut, organisation.business] applications/carriedOut/organisation.business"
            + " | [carriedOut, all] applications/carriedOut/all" },
        { "before brackets: no columns", "table", ": organisation[person] >= 0", "RD2001" },
        { "before brackets: rows, even with a current row", "table", "for row in {received} : received[person] >= row[person]",
            "[received] applications/received/person applications/received/person" },
        { "inside brackets: columns", "table", ": received[all] >= 0", "applications/received/all" },
        { "inside brackets: no rows", "table", ": received[carriedOut] >= 0", "RD2001" },
        { "bare with a current row: columns", "table", "for row in {received} : all >= person",
            "[received] applications/received/all applications/received/person" },
        { "bare with a current row: no rows", "first", "for row : closed >= 0", "RD2001" },
        { "bare with a current column: rows", "table", "for column in {person} : received >= outcome.all",
            "[person] applications/received/person applications/outcome.all/person" },
        { "bare without a row axis: columns", "line", ": all >= upheld", "lawsuits/all lawsuits/upheld" },
        { "bare without a column axis: rows", "stack", ": items >= people", "fees/items fees/people" },
        { "bare with neither: rows, as a set", "table", ": sum(received) >= 0",
            "applications/received/person applications/received/organisation.business applications/received/organisation.research" },
        { "bare with neither: a set is no value", "table", ": received >= 0", "RD3011" },
        { "bare with both: an error", "table", "for row, column : received >= 0", "RD5003" },
        { "both current, said in full", "table", "for row in {received}, column in {person} : row[column] >= 0",
            "[received, person] applications/received/person" },
        { "then the enclosing section: its members", "table", "for column in {all} : received == carried",
            "[all] applications/received/all applications.carried" },
        { "then the enclosing section: the items of its unnamed table", "section", ": received[all] >= carried",
            "applications/received/all applications.carried" },
        { "then the template: its members", "table", "for column in {all} : received <= limit", "[all] applications/received/all limit" },
        { "a member of the template hidden by a column", "table", "for row in {received} : person >= 0", "[received] applications/received/person" },
        { "the template: through sections by their codes", "template", ": applications.received[all] >= appeals.first.received[all]",
            "applications/received/all appeals.first/received/all" },
        { "rows.x says the axis", "table", "for row in {received}, column in {person} : rows.received[column] >= 0",
            "[received, person] applications/received/person" },
        { "columns.y says the axis", "table", "for row in {received} : columns.all >= 0", "[received] applications/received/all" },
        { "t.rows.x says table and axis", "template", ": sum(appeals.first.rows.received) >= 0",
            "appeals.first/received/person appeals.first/received/organisation.business appeals.first/received/organisation.research" },
        { "in another table by a variable: the same item of the same shared axis", "first", "for column : received <= applications.received[column]",
            "[person] appeals.first/received/person applications/received/person"
            + " | [organisation.business] appeals.first/received/organisation.business applications/received/organisation.business"
            + " | [organisation.research] appeals.first/received/organisation.research applications/received/organisation.research"
            + " | [all] appeals.first/received/all applications/received/all" },
        { "in another table: nothing corresponds", "first", "for row : row[all] <= second.row[all]", "RD5004" },
        { "a variable stands for its item wherever a code may stand", "template",
            "for c in {applications.columns.person, applications.columns.all} : applications.received[c] >= appeals.second.received[c]",
            "[person] applications/received/person appeals.second/received/person | [all] applications/received/all appeals.second/received/all" },
        { "a variable leads on to the item's children", "table", "for g in {outcome} : g.all[all] >= g.granted[all]",
            "[outcome] applications/outcome.all/all applications/outcome.granted/all" },
        { "a group is a set of its leaves", "table", "for column in {person} : sum(outcome) == outcome.all",
            "[person] applications/outcome.granted/person applications/outcome.refused/person applications/outcome.all/person" },
        { "a set outside an aggregate is an error", "table", "for column in {person} : outcome >= 0", "RD3011" },
        { "a set: no totals, no memos, no void cells", "table", ": sum(columns.organisation) >= 0",
            "applications/received/organisation.business applications/received/organisation.research"
            + " applications/outcome.granted/organisation.business applications/outcome.granted/organisation.research"
            + " applications/outcome.refused/organisation.business applications/outcome.refused/organisation.research"
            + " applications/carriedOut/organisation.business" },
        { "a set: no parts", "first", ": sum(first.rows.closed) >= 0",
            "appeals.first/closed/person appeals.first/closed/organisation.business appeals.first/closed/organisation.research" },
        { "a table is a set", "template", ": count(appeals.second) >= 0",
            "appeals.second/received/person appeals.second/received/organisation.business appeals.second/received/organisation.research" },
        { "the domain of a variable: every item with cells, totals, memos and parts too", "table", "for row : row[all] >= 0",
            "[received] applications/received/all | [outcome.granted] applications/outcome.granted/all | [outcome.refused] applications/outcome.refused/all"
            + " | [outcome.all] applications/outcome.all/all | [carriedOut] applications/carriedOut/all | [later] applications/later/all" },
        { "the domain: parts", "first", "for row : row[all] >= 0",
            "[received] appeals.first/received/all | [closed] appeals.first/closed/all | [closed.upheld] appeals.first/closed.upheld/all" },
        { "except takes items away", "table", "for row except {outcome, later} : row[all] >= 0",
            "[received] applications/received/all | [carriedOut] applications/carriedOut/all" },
        { "except an item that is not in the domain", "table", "for row in {received} except {later} : row[all] >= 0", "RD5005" },
        { "instances that touch a void cell do not exist", "table", "for column in organisation : carriedOut >= 0",
            "[organisation.business] applications/carriedOut/organisation.business" },
        { "a void cell named outright", "table", ": carriedOut[organisation.research] >= 0", "RD4007" },
        { "a rule without an instance is an error", "table", "for column in {organisation.research} : carriedOut >= 0", "RD5002" },
        { "prior", "table", "for column in {all} : received >= prior.carriedOut",
            "[all] applications/received/all prior(1).applications/carriedOut/all" },
        { "prior(n)", "line", ": all >= prior(3).all", "lawsuits/all prior(3).lawsuits/all" },
        { "prior of a field", "template", ": limit >= prior.limit", "limit prior(1).limit" },
        { "children outside an aggregate", "line", ": all == children.all", "RD3011" },
        { "period", "line", "when period.number == 1 and period.year > 2020 and period.end > period.start : all >= 0", "lawsuits/all" },
        { "period has four properties", "line", ": period.month == 1", "RD2001" },
        { "a name that is nowhere", "line", ": nothing == 0", "RD2001" },
        { "a section without an unnamed table is no value", "template", ": appeals >= 0", "RD2014" },
        { "a variable of rows is no column", "table", "for row : received[row] >= 0", "RD5010" },
        { "a column before brackets", "table", ": columns.all[person] >= 0", "RD5010" },
        { "row and column need an axis", "line", "for row : all >= 0", "RD5001" },
        { "a variable needs a domain", "table", "for c : received[c] >= 0", "RD5001" },
        { "at a section: a domain on the axis of its unnamed table that has the code", "section", "for c in {person, all} : received[c] >= 0",
            "[person] applications/received/person | [all] applications/received/all" },
        { "at a section: rows of its unnamed table", "section", "for r in {received, outcome.all} : r[person] >= 0",
            "[received] applications/received/person | [outcome.all] applications/outcome.all/person" },
        { "at a section: a path into its columns", "section", "for c in {organisation.business} : received[c] >= 0",
            "[organisation.business] applications/received/organisation.business" },
        { "at a section: columns", "section", "for c in columns except {organisation} : received[c] >= 0",
            "[person] applications/received/person | [all] applications/received/all" },
        { "at a section: rows", "section", "for r in rows except {outcome, later} : r[all] >= 0",
            "[received] applications/received/all | [carriedOut] applications/carriedOut/all" },
        { "at a section: columns.y", "section", ": sum(columns.person) >= 0",
            "applications/received/person applications/outcome.granted/person applications/outcome.refused/person applications/carriedOut/person" },
        { "at a section: rows.x", "section", ": rows.received[person] >= 0", "applications/received/person" },
        { "at a section: its code and columns", "section", "for c in {applications.columns.all} : received[c] >= 0", "[all] applications/received/all" },
        { "at a section: its code and a column", "section", "for c in {applications.person} : received[c] >= 0", "[person] applications/received/person" },
        { "at the template: a section's code and a column", "template", "for c in {applications.person, applications.all} : applications.received[c] >= 0",
            "[person] applications/received/person | [all] applications/received/all" },
        { "at the template: a section's columns", "template", "for c in applications.columns except {organisation} : applications.received[c] >= 0",
            "[person] applications/received/person | [all] applications/received/all" },
        { "at a section: the row", "section", "for row in {received} : all >= columns.person",
            "[received] applications/received/all applications/received/person" },
        { "at a section: every row and column of its unnamed table", "section", "for row except {outcome, later}, column except {organisation, all} : row[column] >= 0",
            "[received, person] applications/received/person | [carriedOut, person] applications/carriedOut/person" },
        { "at a section: bare with a current column: rows", "section", "for column in {person} : received >= outcome.all",
            "[person] applications/received/person applications/outcome.all/person" },
        { "at a section: bare with both: an error", "section", "for row, column : received >= 0", "RD5003" },
        { "at a section: no such column", "section", "for c in {persons} : received[c] >= 0", "RD2001" },
        { "at the template: columns of no table", "template", "for c in columns : applications.received[c] >= 0", "RD2001" },
        { "in a named table: its own columns", "first", "for c in columns except {organisation} : received[c] >= 0",
            "[person] appeals.first/received/person | [all] appeals.first/received/all" },
        { "a domain on the axis that has the code", "table", "for c in {person} : received[c] >= 0", "[person] applications/received/person" },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void Name(string sentence, string place, string check, string expected)
    {
        Assert.NotEmpty(sentence);
        var source = Put(place, $"check it \"核对\" {check}");
        if (expected.StartsWith("RD", StringComparison.Ordinal))
        {
            Assert.Equal([expected], Compiled.ErrorCodes(source));
            return;
        }

        var form = Compiled.Form(source);
        var rule = form.Rules.Single(rule => !rule.IsBuiltIn);
        Assert.Equal(expected, string.Join(" | ", Compiled.Instances(form, rule.Path)));
    }

    [Theory]
    [InlineData("children.all", "sum(children.all) >= 0")]
    [InlineData("children of a named cell", "all == sum(children.lawsuits.all)")]
    public void Subordinate_reports_bind_in_aggregates(string sentence, string condition)
    {
        Assert.NotEmpty(sentence);
        Assert.Equal(["RD7001"], Compiled.ErrorCodes(Put("line", $"check it \"核对\" : {condition}")));
    }

    [Theory]
    [InlineData("own group first", "group a \"甲\" { x \"一\" y \"二\" = x } x \"三\"", "t/a.y = t/a.x")]
    [InlineData("then outwards", "group a \"甲\" { group b \"乙\" { y \"二\" = x } x \"一\" } x \"三\"", "t/a.b.y = t/a.x")]
    [InlineData("then the axis", "group a \"甲\" { y \"二\" = x } x \"三\"", "t/a.y = t/x")]
    [InlineData("then the section", "group a \"甲\" { y \"二\" = outer } x \"三\"", "t/a.y = outer")]
    [InlineData("then the template", "group a \"甲\" { y \"二\" = limit } x \"三\"", "t/a.y = limit")]
    public void Formula_of_a_column(string sentence, string columns, string expected)
    {
        Assert.NotEmpty(sentence);
        var form = Compiled.Form($$"""
            template T version 1 "表" {
                field limit "限额" : count
                field outer "外" : count
                table t "表" : count { columns { {{columns}} } }
            }
            """);
        Assert.Equal([expected], Compiled.Computed(form));
    }

    [Fact]
    public void In_a_columns_formula_bare_names_are_columns_and_row_is_the_row()
    {
        var form = Compiled.Form("""
            template T version 1 "表" {
                table t "一" : count { columns { a "甲"  b "乙" = a + other.row[a] }  rows Lines }
                table other "二" : count { columns { a "甲" }  rows Lines }
                axis Lines { x "子"  y "丑" }
            }
            """);
        Assert.Equal(["t/x/b = t/x/a other/x/a", "t/y/b = t/y/a other/y/a"], Compiled.Computed(form));
    }

    [Fact]
    public void In_a_rows_formula_bare_names_are_rows()
    {
        var form = Compiled.Form("""
            template T version 1 "表" {
                table t "一" : count { columns { a "甲"  b "乙" }  rows { x "子"  y "丑"  z "寅" = x - y } }
            }
            """);
        Assert.Equal(["t/z/a = t/x/a t/y/a", "t/z/b = t/x/b t/y/b"], Compiled.Computed(form));
    }

    [Fact]
    public void In_a_cells_formula_row_and_column_are_both_current()
    {
        const string Cell = """
            template T version 1 "表" {
                table t "一" : count { columns { a "甲"  b "乙" }  rows { x "子"  y "丑" }  cell y[b] = FORMULA }
            }
            """;
        Assert.Equal(["t/y/b = t/x/a"], Compiled.Computed(Compiled.Form(Cell.Replace("FORMULA", "x[a]", StringComparison.Ordinal))));
        Assert.Equal(["RD5003"], Compiled.ErrorCodes(Cell.Replace("FORMULA", "x", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("a column of the filter's row", "sum(t where b > 0) >= 0", "t/x/a t/x/b t/y/a t/y/b")]
    [InlineData("one column of all rows", "sum(columns.a where b > 1) >= 0", "t/x/a t/x/b t/y/a t/y/b")]
    public void Filter(string sentence, string condition, string reads)
    {
        Assert.NotEmpty(sentence);
        var form = Compiled.Form($$"""
            template T version 1 "表" {
                table t "一" : count {
                    columns { a "甲"  b "乙" }
                    rows { x "子"  y "丑" }
                    check it "核对" : {{condition}}
                }
            }
            """);
        var instance = Assert.Single(Compiled.Instances(form, "t.it"));
        Assert.Equal(reads.Split(' ').Order(), instance.Split(' ').Distinct().Order());
    }

    [Fact]
    public void The_row_with_the_same_key_corresponds_and_some_keys_make_a_set()
    {
        const string Source = """
            template T version 1 "Annual report" {
                table list "Components" { columns { name "Name" : text(100) }  rows { many parts by code "Code" : text(20) } }
                table first "Received" : count {
                    columns { received "Received"  other "Other" }
                    rows { many component by component "Component" : code list.parts }
                    check complete "Every component has a line" for c in list.parts : exists(first.c[received])
                    check detail "The details add up" for c in component : CONDITION
                }
                table second "Reasons" : count {
                    columns { number "Number" }
                    rows { many reasons by component "Component" : code list.parts, reason "Reason" : text(50) }
                }
            }
            """;
        Assert.Equal(["RD7001"], Compiled.ErrorCodes(Source.Replace("CONDITION", "sum(second.c[number]) == c[other]", StringComparison.Ordinal)));
        Assert.Equal(["RD3011"], Compiled.ErrorCodes(Source.Replace("CONDITION", "second.c[number] == c[other]", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_key_is_found_after_the_columns()
    {
        const string Source = """
            template T version 1 "Annual report" {
                table list "Components" {
                    columns { name "Name" : text(100) }
                    rows { many parts by code "Code" : text(20) }
                    check it "Codes are short" for row : CONDITION
                }
            }
            """;
        Assert.Equal(["RD7001"], Compiled.ErrorCodes(Source.Replace("CONDITION", "length(code) < length(name)", StringComparison.Ordinal)));
        Assert.Equal(["RD7001"], Compiled.ErrorCodes(Source.Replace("CONDITION", "length(row[code]) < 3", StringComparison.Ordinal)));
        Assert.Equal(["RD2001"], Compiled.ErrorCodes(Source.Replace("CONDITION", "length(cod) < 3", StringComparison.Ordinal)));
    }

    private static string Put(string place, string check)
    {
        var source = Template.Replace($"<{place}>", check, StringComparison.Ordinal);
        foreach (var other in (ReadOnlySpan<string>)["table", "section", "first", "line", "stack", "template"])
            source = source.Replace($"<{other}>", "", StringComparison.Ordinal);
        return source;
    }
}
