using System.CommandLine;
using ReportDsl.Cli.Commands;
using ReportDsl.Cli.Terminal;
using ReportDsl.Diagnostics;

namespace ReportDsl.Cli.CommandLine;

/// <summary>The commands on data: their options, and what they stand for.</summary>
internal static class DataCommands
{
    public static Command Validate(Host host, CommandWords words)
    {
        var language = words.Language;
        var data = words.Paths("DATA", DataHelpText.Data);
        var templates = Templates(language);
        var prior = Prior(language);
        var format = new Option<ResultFormat>("--format")
        {
            Description = DataHelpText.Format.In(language),
            HelpName = "text|json|sarif|html",
            DefaultValueFactory = _ => ResultFormat.Text,
        };
        format.AcceptOnlyFromAmong("text", "json", "sarif", "html");
        var by = new Option<ResultGrouping>("--by")
        {
            Description = DataHelpText.By.In(language),
            HelpName = "report|rule",
            DefaultValueFactory = _ => ResultGrouping.Report,
        };
        by.AcceptOnlyFromAmong("report", "rule");
        var output = new Option<string?>("--output", "-o") { Description = DataHelpText.ResultFile.In(language), HelpName = "FILE" };
        var annotate = new Option<string?>("--annotate") { Description = DataHelpText.Annotate.In(language), HelpName = "DIR" };
        var instances = new Option<ResultInstances>("--instances")
        {
            Description = DataHelpText.Instances.In(language),
            HelpName = "failed|all",
            DefaultValueFactory = _ => ResultInstances.Failed,
        };
        instances.AcceptOnlyFromAmong("failed", "all");
        var lenient = new Option<bool>("--lenient") { Description = DataHelpText.Lenient.In(language) };
        var command = new Command("validate", DataHelpText.Validate.In(language))
        {
            data, templates, prior, format, by, instances, output, annotate, lenient,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(instances) == ResultInstances.All && result.GetValue(format) != ResultFormat.Json)
                result.AddError(DataHelpText.InstancesInJson.In(language));
        });
        command.SetAction(result => ValidateCommand.Run(
            new ValidateOptions(
                result.GetRequiredValue(templates),
                result.GetRequiredValue(data),
                result.GetValue(prior) ?? [],
                result.GetValue(format),
                result.GetValue(by),
                result.GetValue(output),
                result.GetValue(annotate),
                result.GetValue(lenient),
                result.GetValue(instances) == ResultInstances.All),
            host,
            language));
        return command;
    }

    public static Command Extract(Host host, CommandWords words)
    {
        var language = words.Language;
        var workbooks = words.Paths("WORKBOOK", DataHelpText.Workbooks);
        var templates = Templates(language);
        var output = new Option<string?>("--output", "-o") { Description = DataHelpText.DataFolder.In(language), HelpName = "DIR" };
        var command = new Command("extract", DataHelpText.Extract.In(language)) { workbooks, templates, output };
        command.SetAction(result => ExtractCommand.Run(
            new ExtractOptions(result.GetRequiredValue(templates), result.GetRequiredValue(workbooks), result.GetValue(output)),
            host,
            language));
        return command;
    }

    public static Command Fill(Host host, MessageLanguage language)
    {
        var data = new Argument<string>("DATA") { Description = DataHelpText.OneReport.In(language) };
        var templates = Templates(language);
        var prior = Prior(language);
        var output = new Option<string?>("--output", "-o") { Description = DataHelpText.WorkbookFile.In(language), HelpName = "FILE.xlsx" };
        var command = new Command("fill", DataHelpText.Fill.In(language)) { data, templates, prior, output };
        command.SetAction(result => FillCommand.Run(
            new FillOptions(
                result.GetRequiredValue(templates), result.GetRequiredValue(data), result.GetValue(prior) ?? [], result.GetValue(output)),
            host,
            language));
        return command;
    }

    // One value each, so that what follows is not taken for more of them: -t forms data.json.
    private static Option<string[]> Templates(MessageLanguage language) => new("--template", "-t")
    {
        Description = DataHelpText.Templates.In(language),
        HelpName = "TEMPLATE",
        Required = true,
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    private static Option<string[]> Prior(MessageLanguage language) => new("--prior")
    {
        Description = DataHelpText.Prior.In(language),
        HelpName = "DATA",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = true,
    };
}
