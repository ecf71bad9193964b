using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using ReportDsl.Diagnostics;
using ReportDsl.Evaluation;
using ReportDsl.Excel;
using ReportDsl.Forms;
using ReportDsl.Runtime;
using ReportDsl.Testing;
using ReportDsl.Testing.Compiling;
using ReportDsl.Testing.Tools;
using ReportDsl.Validation;
using ReportDsl.Validation.Data;
using ReportDsl.Validation.Writing;
using UploadService;
using Xunit;

namespace ReportDsl.UploadService.Tests;

/// <summary>The sample service over HTTP, as agencies and their enemies use it.</summary>
public sealed class UploadTests : IAsyncLifetime
{
    private static readonly Form Form = ExampleForms.Get("gov-info/govinfo-2021.rdsl");

    // Long enough to be told "continue" or not on a busy machine.
    private static readonly HttpClient Client = new(new SocketsHttpHandler { Expect100ContinueTimeout = TimeSpan.FromMinutes(1) });

    private readonly WebApplication _service = Service.Create(["--urls", "http://127.0.0.1:0"]);

    public static TheoryData<string, byte[]> HostileFiles => new()
    {
        { "empty", [] },
        { "text", Encoding.UTF8.GetBytes("not a workbook") },
        { "old format", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[512]] },
        { "cut", Workbook()[..20_000] },
        { "zip alone", [0x50, 0x4B, 0x05, 0x06, .. new byte[18]] },
        { "garbage in a zip", [.. Workbook()[..1_000], .. Enumerable.Repeat((byte)0xFF, 30_000), .. Workbook()[31_000..]] },
    };

    private Uri Reports => new(_service.Urls.Single() + "/reports");

    public Task InitializeAsync() => _service.StartAsync();

    public async Task DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task A_correct_report_is_read_and_nothing_fails()
    {
        var (status, report) = await Post(Workbook(), "宿迁.xlsx");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(
            ("宿迁.xlsx", "GovInfo", "2021", "2024", "宿迁市人民政府"),
            (Text(report, "file"), Text(report, "template"), Text(report, "version"), Text(report, "period"), Text(report, "entity")));
        Assert.Equal(0, Failed(report));
        Assert.Empty(Findings(report));
    }

    [Fact]
    public async Task A_report_as_data_is_validated_as_its_workbook_is()
    {
        // The total stays what its formula gives, for a workbook would tell that it was typed over.
        (string, CellContent)[] change = [("applications/received/person", CellContent.Of(3441m)), ("applications/received/all", CellContent.Of(3526m))];
        var (status, ofData) = await Post(ReportJson.Write(Changed(change)));
        var (_, ofWorkbook) = await Post(Workbook(change));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.NotEmpty(Findings(ofData));
        Assert.Equal(Findings(ofWorkbook), Findings(ofData));
    }

    [Fact]
    public async Task A_wrong_figure_is_told_with_its_numbers_and_its_place()
    {
        var (status, report) = await Post(Workbook(("applications/received/person", CellContent.Of(3441m)), ("applications/received/all", CellContent.Blank)));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(["applications.balance[person]", "applications.balance[all]"], Findings(report).Select(finding => finding.Rule));
        Assert.Equal("3,441 + 118 = 3,559 不等于 3,440 + 118 = 3,558，相差 1", Findings(report)[0].Message);
        var balance = report.GetProperty("findings")[0];
        Assert.Equal((3559, 3558, 1), (balance.GetProperty("left").GetInt32(), balance.GetProperty("right").GetInt32(), balance.GetProperty("difference").GetInt32()));
        var cell = balance.GetProperty("cells")[0];
        Assert.Equal(("applications/received/person", "三", 3441), (Text(cell, "path"), Text(cell, "sheet"), cell.GetProperty("value").GetInt32()));
    }

    [Fact]
    public async Task A_content_that_no_type_holds_is_a_finding_of_the_report()
    {
        var (status, report) = await Post(Workbook(("applications/received/person", CellContent.Invalid("#REF!"))));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains(("applications.type[received, person]", "“#REF!”不是数字"), Findings(report));
    }

    [RequiresFact(Tool.Openpyxl)]
    public async Task A_lost_row_is_told_and_is_not_read_as_zeros()
    {
        var (status, report) = await Post(WithoutRow("三", 14));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("file.altered", Findings(report).Select(finding => finding.Rule));
        Assert.DoesNotContain(Findings(report), finding => finding.Rule.StartsWith("applications.", StringComparison.Ordinal));
        Assert.Contains(report.GetProperty("notAssessable").EnumerateArray(), instance => Text(instance, "reason") == "lost");
    }

    [Fact]
    public async Task Earlier_figures_that_the_workbook_carries_are_compared_with()
    {
        var earlier = Read("suqian-2023.json").ToBuilder().Set(SlotOf("applications/carriedOut/person"), CellContent.Of(120m)).ToReport();

        var (status, report) = await Post(Workbook(earlier));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("applications.opening[person]", Findings(report).Select(finding => finding.Rule));
    }

    [Fact]
    public async Task A_report_without_a_period_and_one_of_the_first_year_are_validated_all_the_same()
    {
        var nameless = Read("suqian-2024.json").ToBuilder();
        nameless.Period = default;
        var first = Read("suqian-2024.json").ToBuilder();
        first.Period = new ReportPeriod(PeriodKind.Year, 2021, 1);
        var before = Read("suqian-2023.json").ToBuilder();
        before.Period = new ReportPeriod(PeriodKind.Year, 2020, 1);

        var (status, report) = await Post(Written(nameless.ToReport(), null));
        var (firstStatus, firstReport) = await Post(Written(first.ToReport(), before.ToReport()));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (status, firstStatus));
        Assert.Equal(["file.period"], Findings(report).Select(finding => finding.Rule));
        Assert.Equal(("宿迁市人民政府", 0), (Text(firstReport, "entity"), Failed(firstReport)));
    }

    [NodeFact]
    public async Task Every_answer_is_as_the_schema_says()
    {
        byte[][] files = [Workbook(), Workbook(("applications/received/person", CellContent.Invalid("12件"))), ReportJson.Write(Changed()), [], "{"u8.ToArray()];
        List<string> answers = [];
        foreach (var file in files)
            answers.Add((await Answer(file, "a.xlsx")).Body);

        NodeTool.Validate(Repository.PathOf("docs/schemas/validation.schema.json"), [.. answers]);
    }

    [Fact]
    public async Task An_answer_is_what_the_command_line_writes()
    {
        var validator = new ReportValidator(new DataReader(new FormSet([Form])), new ValidationOptions { Language = MessageLanguage.Chinese });
        var workbook = Workbook(("applications/received/person", CellContent.Of(3441m)));
        using var expected = new StringWriter();
        using var json = new ResultJson(expected);
        json.WriteAll([validator.Validate(DataSource.Of("a.xlsx", workbook))], selected: 1);

        Assert.Equal(expected.ToString(), (await Answer(workbook, "a.xlsx")).Body);
    }

    [Theory]
    [MemberData(nameof(HostileFiles))]
    public async Task What_is_no_report_is_refused_with_a_reason_and_the_service_goes_on(string name, byte[] file)
    {
        var (status, report) = await Post(file);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.True(Findings(report) is [{ Rule: "file.unreadable", Message.Length: > 0 }], name);
        Assert.Equal(HttpStatusCode.OK, (await Post(Workbook())).Status);
    }

    [Fact]
    public async Task Broken_data_are_refused_with_the_place()
    {
        var (status, report) = await Post("{\n  \"template\": \"GovInfo\",\n  \"version\" \"2021\"\n}"u8.ToArray());

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        var finding = Assert.Single(report.GetProperty("findings").EnumerateArray());
        Assert.Equal(("file.unreadable", 3), (Text(finding, "rule"), finding.GetProperty("position").GetProperty("line").GetInt32()));
    }

    [Fact]
    public async Task A_report_of_another_version_is_refused()
    {
        var form = ExampleForms.Get("gov-info/govinfo-2019.rdsl");
        using var workbook = new MemoryStream();
        EntryWorkbook.Write(form, workbook);

        var (status, report) = await Post(workbook.ToArray());

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Equal(["file.version"], Findings(report).Select(finding => finding.Rule));
    }

    [Fact]
    public async Task A_file_beyond_the_limit_is_refused()
    {
        // The client asks before it sends, as curl does with large files: else it would still be sending when it is refused.
        using var request = new HttpRequestMessage(HttpMethod.Post, Reports) { Content = new ByteArrayContent(new byte[(64 << 20) + 1]) };
        request.Headers.ExpectContinue = true;

        using var response = await Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    private static byte[] Workbook(params (string Path, CellContent Content)[] changes) => Workbook(null, changes);

    private static byte[] Workbook(ReportData? earlier, params (string Path, CellContent Content)[] changes)
    {
        return Written(Changed(changes), earlier);
    }

    private static ReportData Changed(params (string Path, CellContent Content)[] changes)
    {
        var builder = Read("suqian-2024.json").ToBuilder();
        foreach (var (path, content) in changes)
            builder.Set(SlotOf(path), content);
        return builder.ToReport();
    }

    private static byte[] Written(ReportData report, ReportData? earlier)
    {
        using var stream = new MemoryStream();
        Assert.Empty(EntryWorkbook.Write(report, [earlier], stream));
        return stream.ToArray();
    }

    /// <summary>A workbook in which somebody has deleted a row, as programs do that know nothing of formulas.</summary>
    private static byte[] WithoutRow(string sheet, int row)
    {
        var folder = Directory.CreateTempSubdirectory("reportdsl-upload");
        try
        {
            var path = Path.Combine(folder.FullName, "report.xlsx");
            File.WriteAllBytes(path, Workbook());
            Programs.Run(
                TimeSpan.FromMinutes(1),
                Programs.Python,
                "-c",
                "import sys, openpyxl; book = openpyxl.load_workbook(sys.argv[1]); book[sys.argv[2]].delete_rows(int(sys.argv[3])); book.save(sys.argv[1])",
                path,
                sheet,
                row.ToString(CultureInfo.InvariantCulture));
            return File.ReadAllBytes(path);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static ReportData Read(string name)
    {
        var report = ReportJson.Read(File.ReadAllBytes(ExampleForms.PathOf("gov-info/reports/" + name)), Form).Report;
        Assert.NotNull(report);
        return report;
    }

    private static int SlotOf(string path) => Form.Slots.Single(slot => slot.Path == path).Index;

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private static int Failed(JsonElement report) => report.GetProperty("summary").GetProperty("fail").GetInt32();

    private static List<(string Rule, string Message)> Findings(JsonElement report) =>
    [
        .. report.GetProperty("findings").EnumerateArray()
            .Select(finding => (Text(finding, "rule") + Text(finding, "instance"), Text(finding, "message") ?? "")),
    ];

    /// <summary>The one report of the answer.</summary>
    private async Task<(HttpStatusCode Status, JsonElement Report)> Post(byte[] file, string? name = null)
    {
        var (status, body) = await Answer(file, name);
        using var document = JsonDocument.Parse(body);
        return (status, Assert.Single(document.RootElement.GetProperty("reports").EnumerateArray()).Clone());
    }

    private async Task<(HttpStatusCode Status, string Body)> Answer(byte[] file, string? name)
    {
        using var content = new ByteArrayContent(file);
        using var response = await Client.PostAsync(name is null ? Reports : new Uri($"{Reports}?file={Uri.EscapeDataString(name)}"), content);
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
