namespace ReportDsl.Text;

/// <summary>What is written before and behind words to colour them; nothing where there are no colours.</summary>
public sealed record TerminalStyle(string Error, string Warning, string Note, string Help, string Strong, string Margin, string End)
{
    /// <summary>No colours.</summary>
    public static readonly TerminalStyle Plain = new("", "", "", "", "", "", "");

    /// <summary>Colours, by escape sequences.</summary>
    public static readonly TerminalStyle Coloured =
        new("\e[1;31m", "\e[1;33m", "\e[1;36m", "\e[1;32m", "\e[1m", "\e[34m", "\e[0m");

    /// <summary>With colours or without.</summary>
    public static TerminalStyle Of(bool colours) => colours ? Coloured : Plain;
}
