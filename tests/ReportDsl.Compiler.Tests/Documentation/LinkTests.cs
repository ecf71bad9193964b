using System.Text.RegularExpressions;
using ReportDsl.Testing;
using Xunit;

namespace ReportDsl.Tests.Documentation;

/// <summary>What the pages lead to is there, headings included.</summary>
public sealed partial class LinkTests
{
    public static TheoryData<string> Pages =>
    [
        "README.md", "README.zh-CN.md", "examples/upload-service/README.md", "examples/fill-with-closedxml/README.md",
        .. Directory.EnumerateFiles(Repository.PathOf("docs"), "*.md").Select(path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/')),
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_link_of_a_page_leads_somewhere(string page)
    {
        var folder = Path.GetDirectoryName(Repository.PathOf(page)) ?? Repository.Root;
        var broken =
            from Match link in Link().Matches(Repository.Read(page))
            let target = link.Groups["target"].Value.Split('#')
            where !target[0].Contains("://", StringComparison.Ordinal)
            let path = target[0].Length == 0 ? Repository.PathOf(page) : Path.Combine(folder, target[0])
            where !(File.Exists(path) || Directory.Exists(path)) || (target.Length > 1 && !AnchorsOf(path).Contains(target[1]))
            select link.Value;

        Assert.Empty(broken);
    }

    private static HashSet<string> AnchorsOf(string path) =>
    [
        .. File.ReadLines(path).Where(line => line.StartsWith('#'))
            .Select(line => NoAnchor().Replace(line.TrimStart('#').Trim().ToLowerInvariant(), "").Replace(' ', '-')),
    ];

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();

    [GeneratedRegex(@"[^\p{L}\p{N} _-]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NoAnchor();
}
