using System.Text.Json.Nodes;
using ReportDsl.Forms;

namespace ReportDsl.CSharp.Tests;

/// <summary>Reports in the data format, made by slot.</summary>
internal static class DataJson
{
    /// <summary>A report of a form.</summary>
    /// <param name="content">JSON for each slot; null leaves it out.</param>
    public static string Of(Form form, Func<Slot, string?> content, string period = "2023")
    {
        var root = new JsonObject { ["template"] = form.Name, ["version"] = form.Version, ["period"] = period };
        foreach (var slot in form.Slots)
        {
            if (content(slot) is not { } json)
                continue;
            string[] path = slot switch
            {
                FieldSlot field => ["fields", field.FieldPath],
                NarrativeSlot narrative => ["narratives", narrative.NarrativePath],
                CellSlot cell => ["tables", .. new[] { cell.TablePath, cell.Row.Path, cell.Column.Path }.Where(part => part.Length > 0)],
                _ => throw new ArgumentException($"A slot of an unknown kind: {slot.GetType().Name}.", nameof(form)),
            };
            var target = root;
            foreach (var part in path[..^1])
            {
                if (target[part] is not JsonObject inner)
                    target[part] = inner = [];
                target = inner;
            }

            target[path[^1]] = JsonNode.Parse(json);
        }

        return root.ToJsonString();
    }
}
