using ReportDsl.Syntax;

namespace ReportDsl.Testing;

/// <summary>Spoils texts token by token: drops, doubles, swaps and replaces tokens.</summary>
public static class TokenMutator
{
    /// <summary>The text with one to eight random mutations; the same seed gives the same text.</summary>
    public static string Mutate(string text, Random random)
    {
        List<string> tokens = [.. SyntaxTree.ParseText(text).Root.DescendantTokens().Select(token => token.ToFullString())];
        for (var count = random.Next(1, 9); count > 0 && tokens.Count > 1; count--)
        {
            var index = random.Next(tokens.Count);
            var other = random.Next(tokens.Count);
            switch (random.Next(4))
            {
                case 0:
                    tokens.RemoveAt(index);
                    break;
                case 1:
                    tokens.Insert(other, tokens[index]);
                    break;
                case 2:
                    (tokens[index], tokens[other]) = (tokens[other], tokens[index]);
                    break;
                default:
                    tokens[index] = tokens[other];
                    break;
            }
        }

        return string.Concat(tokens);
    }
}
