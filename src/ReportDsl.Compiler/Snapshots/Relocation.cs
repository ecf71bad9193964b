using System.Collections.Immutable;
using ReportDsl.Diagnostics;
using ReportDsl.Forms.Resolution;
using ReportDsl.Symbols;
using ReportDsl.Syntax;
using ReportDsl.Text;

namespace ReportDsl.Snapshots;

/// <summary>
/// How places have moved between two snapshots in which templates can name the same things. A form holds no place, so that it stays as it
/// is; findings are told at their new places.
/// </summary>
internal sealed class Relocation
{
    private readonly Dictionary<SourceText, (SourceFile Old, SourceFile New)> _files;

    /// <summary>Where the tokens of shared declarations have gone; null for one that moved as a whole.</summary>
    private readonly Dictionary<SyntaxNode, MovedTokens?> _tokens = [];

    private Relocation(Dictionary<SourceText, (SourceFile Old, SourceFile New)> files) => _files = files;

    /// <summary>Null where something that templates can name has changed.</summary>
    public static Relocation? Between(ImmutableArray<ReachedFile> before, ImmutableArray<ReachedFile> after)
    {
        if (before.Length != after.Length)
            return null;
        var files = new Dictionary<SourceText, (SourceFile Old, SourceFile New)>();
        foreach (var (old, now) in before.Zip(after))
        {
            if (old.File.Path != now.File.Path || !old.Imports.AsSpan().SequenceEqual(now.Imports.AsSpan()) || !HaveSameDeclarations(old.File, now.File))
                return null;
            files.Add(old.File.Tree.Text, (old.File, now.File));
        }

        return new Relocation(files);
    }

    /// <summary>What was resolved of a template, at the places that it has now; null where a place is not known any more.</summary>
    public ResolvedTemplate? Of(ResolvedTemplate resolved, TemplateDeclarationSyntax old, TemplateDeclarationSyntax now)
    {
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>(resolved.Diagnostics.Length);
        foreach (var diagnostic in resolved.Diagnostics)
        {
            if (Of(diagnostic, old, now) is not { } moved)
                return null;
            diagnostics.Add(moved);
        }

        if (resolved.NotYetEmitted is not { } unsupported)
            return resolved with { Diagnostics = diagnostics.MoveToImmutable() };
        return Of(unsupported, old, now) is { } movedUnsupported
            ? resolved with { Diagnostics = diagnostics.MoveToImmutable(), NotYetEmitted = movedUnsupported }
            : null;
    }

    private Diagnostic? Of(Diagnostic diagnostic, TemplateDeclarationSyntax old, TemplateDeclarationSyntax now)
    {
        if (Of(diagnostic.Location, old, now) is not { } location)
            return null;
        var related = ImmutableArray.CreateBuilder<RelatedLocation>(diagnostic.Related.Length);
        foreach (var place in diagnostic.Related)
        {
            if (Of(place.Location, old, now) is not { } moved)
                return null;
            related.Add(place with { Location = moved });
        }

        var fixes = ImmutableArray.CreateBuilder<Fix>(diagnostic.Fixes.Length);
        foreach (var fix in diagnostic.Fixes)
        {
            var changes = ImmutableArray.CreateBuilder<TextChange>(fix.Changes.Length);
            foreach (var change in fix.Changes)
            {
                // A correction can quote its surroundings with their blanks.
                if (Of(diagnostic.Location with { Span = change.Span }, old, now, mayRearrange: false) is not { } moved)
                    return null;
                changes.Add(change with { Span = moved.Span });
            }

            fixes.Add(fix with { Changes = changes.MoveToImmutable() });
        }

        return diagnostic with { Location = location, Related = related.MoveToImmutable(), Fixes = fixes.MoveToImmutable() };
    }

    private Location? Of(Location location, TemplateDeclarationSyntax old, TemplateDeclarationSyntax now, bool mayRearrange = true)
    {
        if (!_files.TryGetValue(location.Source, out var files))
            return null;
        if (files.Old == files.New)
            return location;
        if (old.SyntaxTree == files.Old.Tree && Holds(old, location.Span))
            return Moved(location.Span, old, now, files.New);
        foreach (var (from, to) in files.Old.Declarations.All.Zip(files.New.Declarations.All))
        {
            if (Holds(from.Declaration, location.Span))
                return MovedShared(location.Span, from.Declaration, to.Declaration, files.New, mayRearrange);
        }

        return null;
    }

    private Location? MovedShared(TextSpan span, SyntaxNode from, SyntaxNode to, SourceFile file, bool mayRearrange)
    {
        if (!_tokens.TryGetValue(from, out var tokens))
            _tokens.Add(from, tokens = from.IsEquivalentTo(to) ? null : MovedTokens.Between(from, to));
        if (tokens is null)
            return Moved(span, from, to, file);
        return mayRearrange && tokens.Of(span) is { } moved ? new Location(file.Tree.Text, moved) : null;
    }

    private static bool Holds(SyntaxNode node, TextSpan span) => span.Start >= node.FullSpan.Start && span.End <= node.FullSpan.End;

    private static Location Moved(TextSpan span, SyntaxNode from, SyntaxNode to, SourceFile file) =>
        new(file.Tree.Text, span with { Start = span.Start - from.FullSpan.Start + to.FullSpan.Start });

    private static bool HaveSameDeclarations(SourceFile old, SourceFile now)
    {
        if (old == now)
            return true;
        var (before, after) = (old.Declarations.All, now.Declarations.All);
        return before.Length == after.Length && before.Zip(after).All(pair => pair.First.Declaration.SaysTheSameAs(pair.Second.Declaration));
    }
}
