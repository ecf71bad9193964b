using System.Collections.Immutable;

namespace ReportDsl.Testing.Mutation;

/// <summary>A kind of mutant, at one place or (empty) at any, that a comparison cannot see, and why.</summary>
public sealed record KnownMutant(string Kind, string Place, string Why)
{
    /// <summary>Those that mean the same as the form itself, in every engine.</summary>
    public static ImmutableArray<KnownMutant> Equivalent { get; } =
    [
        new("presence Required of computed", "", "A blank in a computed cell is computed, whatever its presence says."),
        new("presence Optional of computed", "", "A blank in a computed cell is computed, whatever its presence says."),
        new("presence BlankZero of computed", "", "A blank in a computed cell is computed, whatever its presence says."),
        new("shortest length added", "others.body", "Any text that is not blank has one character."),
    ];

    public bool Is(FormMutant mutant) => Kind == mutant.Kind && (Place.Length == 0 || Place == mutant.Place);
}
