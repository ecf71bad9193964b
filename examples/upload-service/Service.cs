using System.Text;
using ReportDsl;
using ReportDsl.Diagnostics;
using ReportDsl.Validation;
using ReportDsl.Validation.Data;
using ReportDsl.Validation.Writing;

namespace UploadService;

/// <summary>Takes filled workbooks and data of the 2021 form over HTTP and says what is wrong with them.</summary>
public static class Service
{
    /// <summary>The largest file that is taken: 64 MiB, as the reader itself has it.</summary>
    private const int LargestFile = 64 << 20;

    /// <summary>
    /// <c>POST /reports</c> with a workbook or JSON as its body, and its name as <c>?file=</c>. The answer is the result that
    /// <c>reportdsl validate --format json</c> writes. 200: the file is a report. 422: it is none of a known form. 413: it is too large.
    /// </summary>
    public static WebApplication Create(string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.WebHost.ConfigureKestrel(server => server.Limits.MaxRequestBodySize = LargestFile);
        var app = builder.Build();

        // The ten lines.
        var forms = new FormSet(TemplateFolder.Load(Path.Combine(AppContext.BaseDirectory, "templates")));
        var validator = new ReportValidator(new DataReader(forms), new ValidationOptions { Language = MessageLanguage.Chinese });
        app.MapPost("/reports", async (HttpRequest request, string? file, CancellationToken cancellation) =>
        {
            var source = await DataSource.ReadAsync(string.IsNullOrEmpty(file) ? "report" : file, request.Body, cancellation);
            var result = validator.Validate(source);
            using var answer = new StringWriter();
            using var json = new ResultJson(answer);
            json.WriteAll([result], selected: 1);
            var status = result.IsEvaluated ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
            return Results.Text(answer.ToString(), "application/json", Encoding.UTF8, status);
        });
        return app;
    }
}
