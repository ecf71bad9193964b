namespace ReportDsl.CSharp.Model;

/// <summary>The names of the types that the file of a report declares in its namespace.</summary>
internal sealed record ReportClassNames(string Namespace, string Class)
{
    /// <summary>The class from the global namespace: nothing that is nested in it hides it.</summary>
    public string QualifiedClass => Qualified(Class);

    public string Schema => Class + "Schema";

    public string Rules => Class + "Rules";

    public string Converter => Class + "JsonConverter";

    public string Qualified(string type) => $"global::{Namespace}.{type}";
}
