using System.Diagnostics.CodeAnalysis;
using Pidgin;
using ReportDsl.Syntax.Green;

namespace ReportDsl.Syntax.Parsing;

/// <summary>Braces and what stands between them.</summary>
internal sealed record BlockParts(GreenToken Open, GreenNode? Content, GreenToken Close);

/// <summary>
/// <c>{ content }</c>. Without its opening brace a block has content where the lines behind are indented deeper than the line that its
/// declaration begins, and the first of them can be of the block; else what follows belongs to the block around. What is nested too deeply is
/// passed over.
/// </summary>
internal sealed class Block(Parser<GreenToken, GreenNode?> content, Condition startsContent) : Parser<GreenToken, BlockParts>
{
    private static readonly SkippingTo Opening = new(PrecedesOpening, new Token(SyntaxKind.OpenBraceToken));

    public override bool TryParse(
        ref ParseState<GreenToken> state, ref PooledList<Expected<GreenToken>> expecteds, [MaybeNullWhen(false)] out BlockParts result)
    {
        var context = state.Context;
        var indentation = context.Indentation;
        if (!Opening.TryParse(ref state, ref expecteds, out var open))
        {
            result = null;
            return false;
        }

        if (open.IsMissing && !(context.IsDeeper(state.Index) && startsContent(ref state)))
        {
            result = new BlockParts(open, null, MissingTokens.Get(SyntaxKind.CloseBraceToken));
            return true;
        }

        if (context.Depth >= NestingLimits.MaxNesting)
        {
            var start = state.Index;
            Balanced.Skip(ref state, stopsAtDeclaration: false);
            result = new BlockParts(open, null, context.Tokens.WithSkipped(start, state.Index, Close(ref state, indentation)));
            return true;
        }

        var outer = context.BlockIndentation;
        context.BlockIndentation = indentation;
        context.Depth++;
        var succeeds = content.TryParse(ref state, ref expecteds, out var members);
        context.Depth--;
        context.BlockIndentation = outer;
        result = new BlockParts(open, members, Close(ref state, indentation));
        return succeeds;
    }

    private static GreenToken Close(ref ParseState<GreenToken> state, int indentation) =>
        state.Kind == SyntaxKind.CloseBraceToken && !state.Context.IsOfOuterBlock(state.Index, indentation)
            ? state.Take()
            : MissingTokens.Get(SyntaxKind.CloseBraceToken);

    /// <summary>What stands before the brace in its line; never a declaration or another block's brace.</summary>
    private static bool PrecedesOpening(ref ParseState<GreenToken> state) =>
        state.Kind is not (SyntaxKind.OpenBraceToken or SyntaxKind.CloseBraceToken or SyntaxKind.EndOfFileToken)
        && !state.StartsLine && !SyntaxFacts.StartsDeclaration(state.Word) && !state.IsAtCodeAndLabel;
}

/// <summary>What is nested too deeply or goes on too long.</summary>
internal static class Balanced
{
    /// <summary>Passes over tokens up to a closing bracket of an outer level, or to a declaration.</summary>
    public static void Skip(ref ParseState<GreenToken> state, bool stopsAtDeclaration)
    {
        var open = 0;
        while (!state.IsAtEnd)
        {
            if (Look.IsOpening(state.Kind))
                open++;
            else if (Look.IsClosing(state.Kind) && --open < 0)
                return;
            else if (stopsAtDeclaration && open == 0 && (state.IsAtCodeAndLabel || (SyntaxFacts.StartsDeclaration(state.Word) && state.StartsLine)))
                return;
            state.Advance(1);
        }
    }
}

/// <summary>What is passed over, as unexpected tokens.</summary>
internal sealed class BalancedTokens : Parser<GreenToken, GreenNode?>
{
    public override bool TryParse(ref ParseState<GreenToken> state, ref PooledList<Expected<GreenToken>> expecteds, out GreenNode? result)
    {
        var start = state.Index;
        Balanced.Skip(ref state, stopsAtDeclaration: true);
        var context = state.Context;
        var mark = context.Mark;
        for (var i = start; i < state.Index; i++)
            context.Add(context.Tokens[i].AsUnexpected());
        result = context.TakeList(mark);
        return true;
    }
}

/// <summary>A member of a block: a declaration that begins there, or what is none. Unchanged ones are taken from the old tree.</summary>
internal sealed class Member(BlockKind block) : Parser<GreenToken, DeclarationGreen>
{
    public override bool TryParse(ref ParseState<GreenToken> state, ref PooledList<Expected<GreenToken>> expecteds, [MaybeNullWhen(false)] out DeclarationGreen result)
    {
        var context = state.Context;
        if (!Starts(block, state.Word))
        {
            context.Block = block;
            var succeeds = Grammar.UnexpectedDeclaration.TryParse(ref state, ref expecteds, out var unexpected);
            result = unexpected;
            return succeeds;
        }

        if (context.TakeFromOldTree(state.Index, isItem: false) is ({ } known, var end))
        {
            state.Advance(end - state.Index);
            result = (DeclarationGreen)known;
            return true;
        }

        context.BeginDeclaration(state.Index);
        return Grammar.Declaration.TryParse(ref state, ref expecteds, out result);
    }

    /// <summary>Whether unexpected tokens end before a member of the block, or with the block.</summary>
    public static bool EndsUnexpected(ref ParseState<GreenToken> state, int openBrackets)
    {
        var block = state.Context.Block;
        if (openBrackets > 0)
            return state.Context.EndsByIndentation(state.Index);
        return IsBlockEnd(ref state, block)
            || (Starts(block, state.Word)
                && (state.StartsLine || state.Next.Kind == SyntaxKind.IdentifierToken || state.Word == SyntaxKind.NoteKeyword));
    }

    public static bool IsBlockEnd(ref ParseState<GreenToken> state, BlockKind block) =>
        block == BlockKind.File ? state.IsAtEnd : state.IsAtBlockEnd;

    public static bool Starts(BlockKind block, SyntaxKind word) => block switch
    {
        BlockKind.File => SyntaxFacts.StartsFileMember(word),
        BlockKind.Template => SyntaxFacts.StartsTemplateMember(word),
        BlockKind.Section => SyntaxFacts.StartsSectionMember(word),
        _ => SyntaxFacts.StartsTableMember(word),
    };
}

/// <summary>The items of a block. Unchanged ones are taken from the old tree.</summary>
internal sealed class Items : Parser<GreenToken, GreenNode?>
{
    public override bool TryParse(ref ParseState<GreenToken> state, ref PooledList<Expected<GreenToken>> expecteds, out GreenNode? result)
    {
        var context = state.Context;
        var mark = context.Mark;
        var outer = context.IsAmongItems;
        context.IsAmongItems = true;
        while (!state.IsAtBlockEnd)
        {
            if (!TryParseItem(isFirst: context.Mark == mark, ref state, ref expecteds, out var item))
            {
                result = null;
                return false;
            }

            context.Add(item);
        }

        context.IsAmongItems = outer;
        result = context.TakeList(mark);
        return true;
    }

    private static bool TryParseItem(
        bool isFirst, ref ParseState<GreenToken> state, ref PooledList<Expected<GreenToken>> expecteds, [MaybeNullWhen(false)] out ItemGreen item)
    {
        if (!state.IsAtName || (!isFirst && IsAtWhenOfItem(ref state)))
        {
            var succeeds = Grammar.UnexpectedItem.TryParse(ref state, ref expecteds, out var unexpected);
            item = unexpected;
            return succeeds;
        }

        if (state.Context.TakeFromOldTree(state.Index, isItem: true) is ({ } known, var end))
        {
            state.Advance(end - state.Index);
            item = (ItemGreen)known;
            return true;
        }

        state.Context.BeginDeclaration(state.Index);
        return Grammar.Item.TryParse(ref state, ref expecteds, out item);
    }

    /// <summary>Whether unexpected tokens end before an item, or with the block.</summary>
    public static bool EndsUnexpected(ref ParseState<GreenToken> state, int openBrackets) =>
        state.Context.EndsByIndentation(state.Index)
        || (openBrackets == 0 && (state.Kind == SyntaxKind.CloseBraceToken || (state.IsAtName && (state.StartsLine || state.IsAtCodeAndLabel))));

    /// <summary>Whether <c>when</c> and a condition stand behind an item, in its line. An item has none.</summary>
    private static bool IsAtWhenOfItem(ref ParseState<GreenToken> state) => state.Word == SyntaxKind.WhenKeyword && !state.StartsLine && state.Next switch
    {
        { Kind: SyntaxKind.OpenParenToken } => true,
        { Kind: SyntaxKind.IdentifierToken, ContextualKind: SyntaxKind.None or SyntaxKind.NotKeyword or SyntaxKind.IfKeyword or SyntaxKind.PriorKeyword } => true,
        _ => false,
    };
}
