using System.Globalization;
using System.Text;

namespace ReportDsl.Benchmarks;

/// <summary>The texts that are parsed: ordinary code of each language, with comments, repeated under new names.</summary>
internal static class Texts
{
    public const string Report = """
        /// The report of a year, number {0}.
        template Report{0} version 2024 "政府信息公开工作年度报告" {{
            period year from 2024
            basis "国办公开办函〔2021〕30号"
            language zh
            entity agency
            field agency "填报单位" : text(100)

            section publication{0} "二、主动公开政府信息情况" {{
                table documents "第二十条第（一）项" : count {{
                    columns {{ issued "本年制发件数"  repealed "本年废止件数"  inForce "现行有效件数" }}
                    rows "信息内容" {{ rules "规章"  normative "行政规范性文件" }}
                    check stock "现行有效件数应等于上年现行有效件数加本年制发件数减本年废止件数"
                        warning explain for row
                        : inForce == prior.inForce + issued - repealed
                }}
                table fees "第二十条第（八）项" {{
                    columns {{ amount "本年收费金额（单位：万元）" : number(4) in wanyuan min 0 }}
                    rows "信息内容" {{ charges "行政事业性收费" }}
                }}
            }}

            section applications{0} "三、收到和处理政府信息公开申请情况" {{
                table : count blank zero {{          // agencies fill only the last column
                    columns "申请人情况" {{ person "自然人"  group organisation "法人或其他组织" {{ business "商业企业"  research "科研机构" }}  total all "总计" }}
                    rows {{
                        received  "一、本年新收政府信息公开申请数量" @en "Requests received in the year"
                        carriedIn "二、上年结转政府信息公开申请数量" @en "Requests carried in"
                        group outcome "三、本年度办理结果" {{
                            granted "（一）予以公开"
                            partial "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"
                            group refused "（三）不予公开" {{
                                secret      "1.属于国家秘密"
                                forbidden   "2.其他法律行政法规禁止公开"
                                safety      "3.危及“三安全一稳定”"
                            }}
                            total all "（七）总计"
                        }}
                        carriedOut "四、结转下年度继续办理"
                    }}
                    check balance "第一项加第二项之和，等于第三项加第四项之和" for column
                        : received + carriedIn == outcome.all + carriedOut
                    check otherJump "其他处理与上年相比变化过大" warning explain for column
                        when sum(prior.outcome.refused) > 10
                        : sum(outcome.refused) <= 5 * sum(prior.outcome.refused) and row[column] / prior.row[column] >= 0.2
                }}
            }}
        }}

        """;

    public const string CSharp = """
        using System;
        using System.Collections.Generic;

        namespace Reports.Number{0};

        /// <summary>The report of a year, number {0}.</summary>
        public sealed class Report{0}
        {{
            private readonly Dictionary<string, decimal> _values = new();
            private readonly string _agency;

            public Report{0}(string agency, int year)
            {{
                _agency = agency ?? throw new ArgumentNullException(nameof(agency));
                Year = year;
            }}

            /// <summary>The period of the report.</summary>
            public int Year {{ get; }}

            public decimal this[string row, string column]
            {{
                get => _values.TryGetValue(row + "/" + column, out var value) ? value : 0m;
                set => _values[row + "/" + column] = value;
            }}

            public bool Validate(Report{0} prior, ICollection<string> messages)
            {{
                // Every column balances.
                foreach (var column in new[] {{ "自然人", "商业企业", "科研机构", "社会公益组织", "总计" }})
                {{
                    var left = this["received", column] + this["carriedIn", column];
                    var right = this["outcome.all", column] + this["carriedOut", column];
                    if (left != right)
                    {{
                        messages.Add($"第一项加第二项之和，等于第三项加第四项之和: {{left}} = {{right}} ({{_agency}}, {{Year}})");
                        return false;
                    }}

                    if (prior != null && this["carriedIn", column] != prior["carriedOut", column])
                        messages.Add("上年结转应等于上年度报告的结转下年度");
                }}

                for (var i = 0; i < messages.Count && i < 10; i++)
                {{
                    Console.WriteLine("message " + i.ToString() + " of " + messages.Count);
                }}

                return messages.Count == 0;
            }}
        }}

        """;

    public static string Repeat(string pattern, int length)
    {
        var text = new StringBuilder(length);
        for (var number = 1; text.Length < length; number++)
            text.AppendFormat(CultureInfo.InvariantCulture, pattern, number);
        return text.ToString();
    }
}
