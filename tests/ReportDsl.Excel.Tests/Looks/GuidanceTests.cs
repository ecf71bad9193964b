using ReportDsl.Excel.Sheets;
using ReportDsl.Layout;
using ReportDsl.Testing.Compiling;
using Xunit;

namespace ReportDsl.Excel.Tests.Looks;

/// <summary>Doc comments are shown where they are needed, each in full.</summary>
public sealed class GuidanceTests
{
    private const string Source = """
        /// 模板说明。
        template T version 1 "表" {
            entity f
            /// 字段说明。
            field f "单位" : text(10)
            /// 节说明。
            section a "一、甲" {
                /// 表说明。
                table : count {
                    columns {
                        /// 列说明。
                        n "数量"
                        /// 列组说明。
                        group m "列组" {
                            x "甲"
                            /// 列合计说明。
                            total all "合计"
                        }
                    }
                    rows {
                        /// 行说明。
                        p "丙"
                        /// 行组说明。
                        group g "组" { q "丁" }
                        /// 备查说明。
                        memo z "另"
                        /// 合计说明。
                        total all "合计"
                    }
                    /// 规则说明。
                    check c "甲不小于丁" : p[n] >= g.q[n]
                }
                /// 内节说明。
                section inner "内节" {
                    /// 文字说明。
                    narrative body "情况"
                    /// 内表说明。
                    table titled "内表" : count { columns { y "数" } }
                    /// 内字段说明。
                    field k "件号" : text(5)
                }
            }
        }
        """;

    [Fact]
    public void Of_everything_it_is_in_the_workbook()
    {
        var workbook = ShownForm.Blank(Source);
        var shown = string.Join('\n', workbook.Draft.Sheets.SelectMany(sheet => workbook.TextsOf(sheet.Name).Concat(sheet.Validations.Select(validation => validation.Prompt))));

        string[] all =
        [
            "模板", "字段", "节", "表", "列", "列组", "列合计", "行", "行组", "备查", "合计", "规则", "内节", "文字", "内表", "内字段",
        ];
        Assert.Equal([], all.Where(what => !shown.Contains(what + "说明。", StringComparison.Ordinal)));
    }

    [Fact]
    public void Of_sections_and_tables_it_stands_under_their_titles()
    {
        var texts = ShownForm.Blank(Source).TextsOf("一");

        Assert.Equal(["一、甲", "节说明。\n表说明。"], texts.SkipWhile(text => text != "一、甲").Take(2));
        Assert.Equal(["内节", "内节说明。"], texts.SkipWhile(text => text != "内节").Take(2));
        Assert.Equal(["内表", "内表说明。"], texts.SkipWhile(text => text != "内表").Take(2));
    }

    [Fact]
    public void Of_groups_it_is_shown_by_their_labels_and_cells()
    {
        var workbook = ShownForm.Blank(Source);
        var sheet = workbook.Draft.Sheets.Single(sheet => sheet.Name == "一");
        var label = workbook.Layout.Sheets[0].Cells.Single(cell => cell.Text == "组").Area;
        var cell = workbook.Layout.AddressOf(workbook.Layout.Form.Slots.Single(slot => slot.Path == "a/g.q/n").Index);

        Assert.Equal("行组说明。", PromptAt(sheet, label.Row, label.Column));
        Assert.StartsWith("行组说明。\n列说明。\n", PromptAt(sheet, cell.Row, cell.Column), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_checks_it_stands_below_their_words() =>
        Assert.Contains("甲不小于丁\n规则说明。", ShownForm.Blank(Source).TextsOf("校验"));

    [Fact]
    public void The_official_form_says_what_a_blank_counts_and_its_cells_stand_where_they_did()
    {
        var workbook = LiveWorkbook.Blank(ExampleForms.Get("gov-info/govinfo-2021.rdsl"));

        Assert.Equal("没有发生的填0；空白按0计。", workbook.At("三", SheetLayout.IdentityRow, SheetLayout.FirstColumn).Text);
        Assert.Equal("E8", workbook.Layout.AddressOf(workbook.Layout.Form.Slots.Single(slot => slot.Path == "applications/received/person").Index).Local);
    }

    [Fact]
    public void What_no_prompt_has_room_for_is_printed_in_full()
    {
        var text = string.Concat(Enumerable.Repeat("一段很长的说明，", 60)) + "完。";
        var workbook = ShownForm.Blank($$"""
            template T version 1 "表" {
                entity f
                /// 字段{{text}}
                field f "单位" : text(10)
                section a "一、甲" {
                    table : count {
                        columns {
                            /// 列{{text}}
                            n "数量"
                        }
                        rows {
                            /// 组{{text}}
                            group g "组" { q "丁" }
                        }
                    }
                    /// 文字{{text}}
                    narrative body
                }
            }
            """);
        var shown = string.Join('\n', workbook.Draft.Sheets.SelectMany(sheet => workbook.TextsOf(sheet.Name)));

        Assert.All((string[])["字段", "列", "组", "文字"], what => Assert.Contains(what + text, shown, StringComparison.Ordinal));
        Assert.All(workbook.Draft.Sheets.SelectMany(sheet => sheet.Validations), validation => Assert.InRange(validation.Prompt.Length, 0, 255));
    }

    private static string PromptAt(SheetDraft sheet, int row, int column) =>
        sheet.Validations.Single(validation => validation.Areas.Any(area => area.Contains(row, column))).Prompt;
}
