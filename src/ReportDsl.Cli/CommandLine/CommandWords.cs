using System.CommandLine;
using System.Globalization;
using ReportDsl.Diagnostics;

namespace ReportDsl.Cli.CommandLine;

/// <summary>What the arguments of all commands have in common.</summary>
/// <param name="Literal">How many arguments at the end are taken as they are, because <c>--</c> stands before them.</param>
internal sealed record CommandWords(MessageLanguage Language, int Literal)
{
    /// <summary>One or more paths of files or folders.</summary>
    public Argument<string[]> Paths(string name, Phrase description)
    {
        var paths = new Argument<string[]>(name) { Description = description.In(Language), Arity = ArgumentArity.OneOrMore };

        // A mistyped option would otherwise be taken for a path; a file of such a name is given behind -- or as ./-name.
        paths.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.SkipLast(Literal).Where(token => token.Value.StartsWith('-')))
                result.AddError(string.Format(CultureInfo.InvariantCulture, HelpText.UnknownOption.In(Language), token.Value));
        });
        return paths;
    }
}
