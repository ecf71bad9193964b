using GovInfo;
using ReportDsl;
using ReportDsl.Evaluation;
using ReportDsl.Excel;

namespace UploadService;

/// <summary>Takes filled workbooks of the 2021 form over HTTP and says what is wrong with them.</summary>
public static class Service
{
    /// <summary>The largest file that is taken: 64 MiB, as the reader itself has it.</summary>
    private const int LargestFile = 64 << 20;

    /// <summary>
    /// <c>POST /reports</c> with a workbook as its body. 200: it was read, and the answer tells what its rules found. 422: it is no report of a
    /// known form, and the answer says why. 413: it is too large.
    /// </summary>
    public static WebApplication Create(string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.WebHost.ConfigureKestrel(server => server.Limits.MaxRequestBodySize = LargestFile);
        builder.Services.ConfigureHttpJsonOptions(options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, AnswerContext.Default));
        var app = builder.Build();

        // The ten lines.
        var reader = new WorkbookReader(TemplateFolder.Load(Path.Combine(AppContext.BaseDirectory, "templates")));
        app.MapPost("/reports", async (HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            var reading = reader.Read(body.GetBuffer().AsMemory(0, (int)body.Length));
            if (reading.Report is not { } data)
                return Results.UnprocessableEntity(Answer.Of(reading));
            var report = GovInfo2021.LoadOfAnyPeriod(ReportJson.Write(data));
            report.Prior = reading.Priors is [{ } carried, ..] ? GovInfo2021.LoadOfAnyPeriod(ReportJson.Write(carried)) : null;
            return Results.Ok(Answer.Of(reading, report.Agency.ToString(), report.Validate()));
        });
        return app;
    }
}
