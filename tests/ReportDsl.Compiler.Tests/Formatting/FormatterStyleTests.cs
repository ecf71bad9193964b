using ReportDsl.Formatting;
using ReportDsl.Syntax;
using Xunit;

namespace ReportDsl.Compiler.Tests.Formatting;

/// <summary>The canonical style, case by case.</summary>
public class FormatterStyleTests
{
    private static void AssertFormats(string source, string expected)
    {
        var tree = SyntaxTree.ParseText(source);
        Assert.Empty(tree.GetDiagnostics());
        Assert.Equal(expected, Formatter.Format(tree));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("\n\n  \n", "")]
    [InlineData("  // only a comment  ", "// only a comment\n")]
    [InlineData("unit a \"A\"", "unit a \"A\"\n")]
    [InlineData("unit   a\n\"A\"\n\n\n", "unit a \"A\"\n")]
    [InlineData("\r\nunit a \"A\"\r\nunit b \"B\"", "unit a \"A\"\r\nunit b \"B\"\r\n")]
    public void Ends_of_files_and_lines(string source, string expected) => AssertFormats(source, expected);

    [Fact]
    public void Members_stand_on_their_own_lines_with_at_most_one_empty_line_between() =>
        AssertFormats(
            """
            import "a.rdsl" import "b.rdsl"


            // one

            // two
            template T version 2.1 follows version 1 "题" {

              period year from 2024 to 2025
              language zh,en


              entity a

              }
            """,
            """
            import "a.rdsl"
            import "b.rdsl"

            // one

            // two
            template T version 2.1 follows version 1 "题" {
                period year from 2024 to 2025
                language zh, en

                entity a
            }

            """);

    [Fact]
    public void A_block_on_one_line_stays_there_while_it_fits() =>
        AssertFormats(
            """
            codelist A {"1" "一" "2" "二"}
            codelist B { "1" "一"
              "10" "十" }
            codelist C { "1" "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十" "2" "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十" }
            codelist D { }
            codelist E {
            }
            """,
            """
            codelist A { "1" "一"  "2" "二" }
            codelist B {
                "1"  "一"
                "10" "十"
            }
            codelist C {
                "1" "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十"
                "2" "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十"
            }
            codelist D {}
            codelist E {
            }

            """);

    [Fact]
    public void Labels_of_neighbours_stand_under_each_other() =>
        AssertFormats(
            """
            axis A {
              a "A"
              bbb "B" : count
              total cc "C"
              group i "I" Shared
              group jj "J" Shared
              group d "D" { e "E" }
              f "F"
              // why
              gg "G"

              hhh "H"
              总 "wide"
            }
            """,
            """
            axis A {
                a        "A"
                bbb      "B" : count
                total cc "C"
                group i  "I" Shared
                group jj "J" Shared
                group d "D" { e "E" }
                f "F"
                // why
                gg "G"

                hhh "H"
                总  "wide"
            }

            """);

    [Fact]
    public void A_check_is_one_line_or_head_whens_and_condition() =>
        AssertFormats(
            """
            template T version 1 "T" {
            check a "A" for row : x==y
            check b "B" explain when x>0
             warning when y : z
            check c "C" : aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa + bbbbbbbbbbbbbbbbbbbbbbbbbbbbbb == cccccccccccccccccccccccccc and dddddddddddddddddddddd > 0 and eeeeeee in {1,2}
            }
            """,
            """
            template T version 1 "T" {
                check a "A" for row : x == y
                check b "B" explain
                    when x > 0
                    warning
                    when y
                    : z
                check c "C"
                    : aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa + bbbbbbbbbbbbbbbbbbbbbbbbbbbbbb == cccccccccccccccccccccccccc
                      and dddddddddddddddddddddd > 0
                      and eeeeeee in {1, 2}
            }

            """);

    [Fact]
    public void Blanks_inside_of_declarations() =>
        AssertFormats(
            """
            template T version 1 "T" {
                section s"S"when not a{table t"T":number( 1 ,"<1"=0.5)in u min-1 max 2 within 0.05 as v when b{
                    columns"h"{a"A"@en"a"  many m max 3 by k"K":code L . m,l"L":text(2){x"X"}}
                    rows"r",unit"u",code"c"Shared
                    cell a . b[ c ]:count=if not a then-b else f( c where d ,( e ) )
                    void a[ b ],c . d[e]
                    check c"C"warning for row in{a,b}except c,column when prior( 2 ).a>0 within precision:a as u+( b??0 )in{"x",2}and children.x[y]!=-1
                }}
            }
            """,
            """
            template T version 1 "T" {
                section s "S" when not a {
                    table t "T" : number(1, "<1" = 0.5) in u min -1 max 2 within 0.05 as v when b {
                        columns "h" { a "A" @en "a"  many m max 3 by k "K" : code L.m, l "L" : text(2) { x "X" } }
                        rows "r", unit "u", code "c" Shared
                        cell a.b[c] : count = if not a then -b else f(c where d, (e))
                        void a[b], c.d[e]
                        check c "C" warning for row in {a, b} except c, column
                            when prior(2).a > 0
                            within precision
                            : a as u + (b ?? 0) in {"x", 2} and children.x[y] != -1
                    }
                }
            }

            """);

    [Fact]
    public void Comments_stay_on_their_line_or_on_their_own() =>
        AssertFormats(
            """
            unit a "A"    // behind
                // own
            unit b /* inside */ "B" /* last */
            codelist L {   // open
                "1" "x"
                  // before the brace
            }
            template T version 1 "T" {
                check a "A" // why
                    // because
                    : b
                        // or
                        or c /* and
              more */
            }
            // end
            """,
            """
            unit a "A" // behind
            // own
            unit b /* inside */ "B" /* last */
            codelist L { // open
                "1" "x"
                // before the brace
            }
            template T version 1 "T" {
                check a "A" // why
                    // because
                    : b
                      // or
                      or c /* and
              more */
            }
            // end

            """);

    [Fact]
    public void Long_heads_and_lists_are_filled() =>
        AssertFormats(
            $$"""
            template T version 1 "T" {
                drops {{string.Join(",", Enumerable.Repeat("publication.documents.columns", 6))}} "reason"
                field f "{{new string('长', 50)}}" : text(100, "[0-9]+") optional when exists(aaaaaaaaaaaaaaaaaa) and bbbbbbbbbbbbbb
                check c "C" : sum({{string.Join(",", Enumerable.Repeat("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 6))}}) == 0
            }
            """,
            $$"""
            template T version 1 "T" {
                drops publication.documents.columns, publication.documents.columns, publication.documents.columns, publication.documents.columns,
                      publication.documents.columns, publication.documents.columns "reason"
                field f "{{new string('长', 50)}}" : text(100, "[0-9]+")
                    optional when exists(aaaaaaaaaaaaaaaaaa) and bbbbbbbbbbbbbb
                check c "C"
                    : sum(aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa,
                          aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa)
                      == 0
            }

            """);

    [Fact]
    public void Text_over_several_lines_is_left_alone() =>
        AssertFormats(
            "template T version 1 \"T\" {\n  note \"\"\"\n      one\n\n        two   \n      \"\"\"\n  }",
            "template T version 1 \"T\" {\n    note \"\"\"\n      one\n\n        two   \n      \"\"\"\n}\n");
}
