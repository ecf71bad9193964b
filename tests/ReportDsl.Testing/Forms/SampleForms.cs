using ReportDsl.Forms;
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
