using System.Text;
using ReportDsl.Text;

namespace ReportDsl.Symbols;

/// <summary>Letters of other scripts that look like Latin ones: typed with another keyboard, they make another name that looks the same.</summary>
internal static class Lookalikes
{
    private const string Foreign = "аеорсухіјѕһԁԛԝқгАВЕКМНОРСТУХІЈЅԌԚԜΑΒΕΖΗΙΚΜΝΟΡΤΥΧονιı";
    private const string Latin = "aeopcyxijshdqwkrABEKMHOPCTYXIJSGQWABEZHIKMNOPTYXovii";

    /// <summary>The candidate that looks like a name and is another; null where none does.</summary>
    public static string? Find(string name, IEnumerable<string> candidates)
    {
        if (Ascii.IsValid(name))
            return null;
        var looks = Skeleton(name);
        return candidates.FirstOrDefault(candidate => candidate != name && Skeleton(candidate) == looks);
    }

    private static string Skeleton(string name)
    {
        var latin = NormalForms.Normalized(name, NormalizationForm.FormKC).ToCharArray();
        for (var i = 0; i < latin.Length; i++)
        {
            if (Foreign.IndexOf(latin[i], StringComparison.Ordinal) is >= 0 and var at)
                latin[i] = Latin[at];
        }

        return new string(latin);
    }
}
