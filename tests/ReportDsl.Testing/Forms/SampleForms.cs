using ReportDsl.Forms;
using ReportDsl.Runtime;
using static ReportDsl.Testing.Forms.Terms;

namespace ReportDsl.Testing.Forms;

/// <summary>Forms that several test projects use.</summary>
public static class SampleForms
{
    /// <summary>The 2021 format of the annual report on open government information, shaped and worded as the official form.</summary>
    /// <param name="blankZero">Whether blanks of table 三 read as 0, as the published template says; otherwise they are required.</param>
    public static Form GovInfo2021(bool blankZero = true)
    {
        var applications = blankZero ? Specs.Count.BlankZero() : Specs.Count;
        var builder = new FormBuilder("GovInfo", "2021", "政府信息公开工作年度报告")
            .Guidance("每年1月31日前公布上一年度报告。")
            .Basis("国办公开办函〔2021〕30号")
            .Period(PeriodKind.Year, "2021")
            .Entity("agency")
            .With(form => form
                .Field("agency", "填报单位", Specs.Text(100), "填写本机关全称。")
                .Section("overview", "一、总体情况", section => section.Narrative("body", min: 10, max: 20_000))
                .Section("publication", "二、主动公开政府信息情况", Publication)
                .Section("applications", "三、收到和处理政府信息公开申请情况", section => section.Table("", "", table => table
                    .Default(applications)
                    .Columns("申请人情况", Applicants)
                    .Rows("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", ApplicationRows)))
                .Section("litigation", "四、政府信息公开行政复议、行政诉讼情况", section => section.Table("", "", table => table
                    .Columns(null, columns => columns
                        .Group("review", "行政复议", Outcomes)
                        .Group("suit", "行政诉讼", suit => suit
                            .Group("direct", "未经复议直接起诉", Outcomes)
                            .Group("after", "复议后起诉", Outcomes)))))
                .Section("problems", "五、存在的主要问题及改进情况", section => section.Narrative("body", min: 10))
                .Section("others", "六、其他需要报告的事项", section => section
                    .Narrative("body")
                    .Note("（文字描述，收取信息处理费情况在此处报告。）")));
        return AddGovInfoRules(builder).Build();
    }

    /// <summary>
    /// A form with every type, presence and mark, all shapes of axes, voids, stub columns, parts, a part that applies conditionally,
    /// labels that look like formulas, and rules with every kind of condition and expression.
    /// </summary>
    public static Form Everything()
    {
        var kinds = new CodeList("Kind", Label.Of("类别"), [new("A", Label.Of("甲")), new("B", Label.Of("乙")), new("*", Label.Of("其他"))]);
        var days = Specs.Number(1, new SpecialText("<1", 0.5m)).AllowNa();
        var builder = new FormBuilder("Everything", "1", "=1+1 的表“&<>”")
            .Period(PeriodKind.Quarter, "2017-Q1")
            .Entity("unit")
            .With(form => form
                .Field("unit", "单位", Specs.Text(20))
                .Field("hasDuty", "有无职责", Specs.Boolean)
                .Field("sent", "报出日期", Specs.Date.Between(new DateOnly(2017, 1, 1).DayNumber, null).Optional())
                .Section("main", "一、主表", section => section
                    .Field("kind", "类别", Specs.Code(kinds))
                    .Table("", "", table => table
                        .Default(Specs.Count.In(Specs.Pieces))
                        .Columns("期间", columns => columns.Item("current", "本期").Item("year", "本年累计").Memo("rate", "比率", Specs.Percent(2).Optional()))
                        .Rows("指标", rows => rows
                            .Item("open", "主动公开", parts: parts => parts.Item("digital", "其中：全文电子化").Item("norms", "规范性文件"))
                            .Total("received", "申请总数", block => block.Item("visit", "+当面").Item("mail", "-信函").Item("net", "@网上"))
                            .Memo("extra", "另：其他", Specs.Count.Optional()),
                            new StubColumn(StubColumnKind.Unit, Label.Of("计量单位")),
                            new StubColumn(StubColumnKind.Code, Label.Of("代码")))
                        .Void("extra", "year")
                        .Note("注：“其中”不再相加。"))
                    .Section("inner", "（一）时限", inner => inner.Table("days", "办理天数", table => table
                        .Default(days)
                        .Columns(null, columns => columns.Item("median", "中位数").Item("low", "最短").Item("high", "最长"))
                        .Rows("程序", rows => rows.Group("all", "全部", all => all.Item("simple", "简易").Item("complex", "一般"))))))
                .Section("money", "二、金额", section => section
                    .Table("fees", "收费", table => table
                        .Default(Specs.Number(2).In(Specs.WanYuan).Optional())
                        .Columns(null, columns => columns.Item("plan", "预算").Item("done", "执行")
                            .Computed("share", "执行率", Specs.Percent(2), at => Divide(at("done"), at("plan"))))
                        .Rows("项目", rows => rows.Item("a", "甲").Item("b", "乙").Total("sum", "合计")))
                    .Table("list", "明细", table => table
                        .Columns(null, columns => columns.Item("date", "日期", Specs.Date.AllowNa()).Item("what", "事项", Specs.Text(30).Optional())
                            .Item("done", "是否办结", Specs.Boolean).Item("type", "类别", Specs.Code(kinds).AllowNa()))
                        .Rows(null, rows => rows.Item("first", "第一").Item("second", "第二"))))
                .Section("text", "其他", section => section
                    .Narrative("body", "说明", min: 5, max: 500, presence: Presence.Optional)
                    .Note("（文字描述）")))
            .AppliesWhen(t => new Truth(t.At("hasDuty")), "money");
        return AddRulesOfEveryKind(builder).Build();
    }

    private static FormBuilder AddRulesOfEveryKind(FormBuilder builder) => builder
        .Check("cumulative", "本年累计不少于本期", ["open", "received", "received.visit"],
            (t, row) => Compare(ComparisonOperator.GreaterOrEqual, t.At($"main/{row}/year"), t.At($"main/{row}/current")), since: "2017-Q2")
        .Check("running", "本年累计等于上期累计加本期", ["open"],
            (t, row) => Equal(t.At($"main/{row}/year"), Add(t.Prior($"main/{row}/year"), t.At($"main/{row}/current"))),
            (_, _) => Compare(ComparisonOperator.Greater, new PeriodValue(PeriodProperty.Number, ValueKind.Number), Constant(1)), explain: true)
        .Check("main.open.part", "其中之和不大于总数", ["current", "year"],
            (t, column) => Compare(ComparisonOperator.LessOrEqual,
                Sum(t.At($"main/open.digital/{column}"), t.At($"main/open.norms/{column}")), t.At($"main/open/{column}")), isBuiltIn: true)
        .Check("order", "最短不大于中位数，中位数不大于最长", ["all.simple", "all.complex"],
            (t, row) => new And(
                Compare(ComparisonOperator.LessOrEqual, t.At($"main.inner.days/{row}/low"), t.At($"main.inner.days/{row}/median")),
                Compare(ComparisonOperator.LessOrEqual, t.At($"main.inner.days/{row}/median"), t.At($"main.inner.days/{row}/high"))),
            severity: RuleSeverity.Warning)
        .Check("extremes", "最短的最小值不大于平均中位数", t => Compare(
            ComparisonOperator.LessOrEqual,
            Aggregate(AggregateFunction.Min, t.At("main.inner.days/all.simple/low"), t.At("main.inner.days/all.complex/low")),
            Aggregate(AggregateFunction.Average, t.At("main.inner.days/all.simple/median"), t.At("main.inner.days/all.complex/median"))))
        .Check("near", "执行与预算相差不超过 5%", ["a", "b"],
            (t, row) => Equal(t.At($"money.fees/{row}/done"), t.At($"money.fees/{row}/plan"), Tolerance.Relative(0.05m)), explain: true)
        .Check("rest", "合计大体相等", t => Equal(
            new Conversion(t.At("money.fees/sum/done"), 10_000, 2), new Conversion(t.At("money.fees/sum/plan"), 10_000, 2),
            Tolerance.Absolute(100)))
        .Check("filled", "办结的应写事项", ["first", "second"],
            (t, row) => Implies(new Truth(t.At($"money.list/{row}/done")), Exists(t.At($"money.list/{row}/what"))))
        .Check("kinds", "类别应与主表一致", ["first", "second"],
            (t, row) => Equal(t.At($"money.list/{row}/type"), t.At("main.kind")), severity: RuleSeverity.Info)
        .Check("dates", "日期依次", t => Compare(
            ComparisonOperator.LessOrEqual, t.At("money.list/first/date"), t.At("money.list/second/date")))
        .Check("inPeriod", "日期在本期内", ["first", "second"], (t, row) => new And(
            Compare(ComparisonOperator.GreaterOrEqual, t.At($"money.list/{row}/date"), new PeriodValue(PeriodProperty.Start, ValueKind.Date)),
            Compare(ComparisonOperator.LessOrEqual, t.At($"money.list/{row}/date"), new PeriodValue(PeriodProperty.End, ValueKind.Date))))
        .Check("filtered", "甲类不超过 1 项", t => Compare(
            ComparisonOperator.LessOrEqual,
            Aggregate(AggregateFunction.Count, ((string[])["first", "second"]).Select(row => new AggregateElement(
                t.At($"money.list/{row}/what"), Equal(t.At($"money.list/{row}/type"), Terms.Text("A"))))),
            Constant(1)))
        .Check("words", "说明以“一、”开头或不少于 10 字", t => new Or(
            Terms.StartsWith(t.At("text.body"), Terms.Text("一、")),
            Compare(ComparisonOperator.GreaterOrEqual, Terms.Length(t.At("text.body")), Constant(10))))
        .Check("pattern", "说明应提到收费", t => new Matches(t.At("text.body"), ".*收费.*"), severity: RuleSeverity.Warning)
        .Check("coalesced", "另有其他的不超过总数", t => Compare(
            ComparisonOperator.LessOrEqual, new Coalesce(t.At("main/extra/current"), Constant(0), 0), t.At("main/open/current")))
        .Check("chosen", "有职责的应有收费", t => Compare(
            ComparisonOperator.Greater,
            new Choice(
                new Truth(t.At("hasDuty")), Terms.Absolute(new Negation(t.At("money.fees/sum/plan"))), Constant(1), ValueKind.Number, 2),
            Constant(0)))
        .Check("quotient", "当面申请占比不超过一半", t => Compare(
            ComparisonOperator.LessOrEqual,
            Divide(t.At("main/received.visit/current"), Subtract(t.At("main/received/current"), Constant(0))), Constant(0.5m)))
        .Check("cases", "看是否有职责", t => new ConditionalCondition(
            new Truth(t.At("hasDuty")), Exists(t.At("sent")), new Not(Exists(t.At("sent")))));

    private static FormBuilder AddGovInfoRules(FormBuilder builder) => builder
        .Check("publication.documents.stock", "现行有效件数应等于上年现行有效件数加本年制发件数减本年废止件数",
            builder.RowsOf("publication.documents"),
            (t, row) => Equal(
                t.At($"publication.documents/{row}/inForce"),
                Subtract(
                    Add(t.Prior($"publication.documents/{row}/inForce"), t.At($"publication.documents/{row}/issued")),
                    t.At($"publication.documents/{row}/repealed"))),
            severity: RuleSeverity.Warning, explain: true)
        .Check("applications.balance", "第一项加第二项之和，等于第三项加第四项之和", builder.ColumnsOf("applications"),
            (t, column) => Equal(
                Add(t.At($"applications/received/{column}"), t.At($"applications/carriedIn/{column}")),
                Add(t.At($"applications/outcome.all/{column}"), t.At($"applications/carriedOut/{column}"))))
        .Check("applications.opening", "上年结转应等于上年度报告的结转下年度", builder.ColumnsOf("applications"),
            (t, column) => Equal(t.At($"applications/carriedIn/{column}"), t.Prior($"applications/carriedOut/{column}")), explain: true)
        .Check("applications.otherJump", "其他处理与上年相比变化过大", builder.ColumnsOf("applications"),
            (t, column) => Compare(
                ComparisonOperator.LessOrEqual,
                Sum(OtherRows.Select(row => t.At($"applications/{row}/{column}"))),
                Multiply(Constant(5), Sum(OtherRows.Select(row => t.Prior($"applications/{row}/{column}"))))),
            (t, column) => Compare(
                ComparisonOperator.Greater, Sum(OtherRows.Select(row => t.Prior($"applications/{row}/{column}"))), Constant(10)),
            RuleSeverity.Warning, explain: true)
        .Check("others.notNone", "有收费的，第六部分不能为“无”",
            t => new Not(new Membership(
                t.At("others.body"), [Terms.Text("无"), Terms.Text("无。"), Terms.Text("无其他需要报告的事项。")], 0)),
            t => Compare(ComparisonOperator.Greater, t.At("publication.fees/charges/amount"), Constant(0)),
            RuleSeverity.Warning);

    private static IEnumerable<string> OtherRows => ["outcome.other.lapsed", "outcome.other.unpaid", "outcome.other.rest"];

    private static void Publication(MemberBuilder section) => section
        .Table("documents", "第二十条第（一）项", table => table
            .Columns(null, columns => columns.Item("issued", "本年制发件数").Item("repealed", "本年废止件数").Item("inForce", "现行有效件数"))
            .Rows("信息内容", rows => rows.Item("rules", "规章").Item("normative", "行政规范性文件")))
        .Table("licensing", "第二十条第（五）项", table => table
            .Columns(null, columns => columns.Item("decisions", "本年处理决定数量"))
            .Rows("信息内容", rows => rows.Item("licences", "行政许可")))
        .Table("enforcement", "第二十条第（六）项", table => table
            .Columns(null, columns => columns.Item("decisions", "本年处理决定数量"))
            .Rows("信息内容", rows => rows.Item("penalties", "行政处罚").Item("coercion", "行政强制")))
        .Table("fees", "第二十条第（八）项", table => table
            .Columns(null, columns => columns.Item(
                "amount", "本年收费金额（单位：万元）", Specs.Number(4).In(Specs.WanYuan).Between(0, null), "按实际收取金额填写。"))
            .Rows("信息内容", rows => rows.Item("charges", "行政事业性收费")));

    private static void Applicants(AxisBuilder columns) => columns
        .Item("person", "自然人")
        .Group("organisation", "法人或其他组织", group => group
            .Item("business", "商业企业")
            .Item("research", "科研机构")
            .Item("charity", "社会公益组织")
            .Item("legal", "法律服务机构")
            .Item("other", "其他"))
        .Total("all", "总计");

    private static void Outcomes(AxisBuilder columns) => columns
        .Item("upheld", "结果维持").Item("corrected", "结果纠正").Item("different", "其他结果").Item("pending", "尚未审结").Total("all", "总计");

    private static void ApplicationRows(AxisBuilder rows) => rows
        .Item("received", "一、本年新收政府信息公开申请数量")
        .Item("carriedIn", "二、上年结转政府信息公开申请数量")
        .Group("outcome", "三、本年度办理结果", outcome => outcome
            .Item("granted", "（一）予以公开")
            .Item("partial", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）")
            .Group("refused", "（三）不予公开", group => group
                .Item("secret", "1.属于国家秘密")
                .Item("forbidden", "2.其他法律行政法规禁止公开")
                .Item("safety", "3.危及“三安全一稳定”")
                .Item("thirdParty", "4.保护第三方合法权益")
                .Item("internal", "5.属于三类内部事务信息")
                .Item("process", "6.属于四类过程性信息")
                .Item("caseFile", "7.属于行政执法案卷")
                .Item("inquiry", "8.属于行政查询事项"))
            .Group("unavailable", "（四）无法提供", group => group
                .Item("notHeld", "1.本机关不掌握相关政府信息")
                .Item("notMade", "2.没有现成信息需要另行制作")
                .Item("unclear", "3.补正后申请内容仍不明确"))
            .Group("unhandled", "（五）不予处理", group => group
                .Item("petition", "1.信访举报投诉类申请")
                .Item("repeated", "2.重复申请")
                .Item("publications", "3.要求提供公开出版物")
                .Item("excessive", "4.无正当理由大量反复申请")
                .Item("confirmation", "5.要求行政机关确认或重新出具已获取信息"))
            .Group("other", "（六）其他处理", group => group
                .Item("lapsed", "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请")
                .Item("unpaid", "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请")
                .Item("rest", "3.其他"))
            .Total("all", "（七）总计"))
        .Item("carriedOut", "四、结转下年度继续办理");
}
