using ReportDsl.Testing.Tools;

namespace ReportDsl.Excel.Tests.Reading;

/// <summary>What other programs make of a workbook.</summary>
internal static class OtherPrograms
{
    /// <summary>More files in one start have been seen to be left out without a word.</summary>
    private const int LargestBatch = 64;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Runs statements over a workbook that openpyxl has loaded as <c>book</c>; gives the workbook that it then saves, and what was printed.
    /// </summary>
    public static (byte[] Workbook, string Printed) Openpyxl(byte[] workbook, string statements)
    {
        var folder = Directory.CreateTempSubdirectory("reportdsl-py");
        try
        {
            var (input, output) = (Path.Combine(folder.FullName, "in.xlsx"), Path.Combine(folder.FullName, "out.xlsx"));
            File.WriteAllBytes(input, workbook);
            var script = $"import sys, openpyxl\nsys.stdout.reconfigure(encoding='utf-8')\nbook = openpyxl.load_workbook(sys.argv[1])\n{statements}\nbook.save(sys.argv[2])\n";
            var printed = Programs.Run(Limit, Programs.Python, "-c", script, input, output);
            return (File.ReadAllBytes(output), printed);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>
    /// Loads workbooks in LibreOffice and saves them again, many in one start, since starting takes it longest; the format is the filter of a
    /// file extension.
    /// </summary>
    public static Dictionary<string, byte[]> LibreOffice(
        IReadOnlyDictionary<string, byte[]> workbooks, string extension = "xlsx", string filter = "xlsx:Calc MS Excel 2007 XML")
    {
        var folder = Directory.CreateTempSubdirectory("reportdsl-lo");
        try
        {
            var saved = new Dictionary<string, byte[]>();
            foreach (var batch in workbooks.Chunk(LargestBatch))
            {
                foreach (var (name, bytes) in LibreOffice(folder, batch, extension, filter))
                    saved.Add(name, bytes);
            }

            return saved;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static IEnumerable<(string Name, byte[] Workbook)> LibreOffice(
        DirectoryInfo folder, KeyValuePair<string, byte[]>[] workbooks, string extension, string filter)
    {
        var output = folder.CreateSubdirectory("out");
        var files = new List<string>();
        foreach (var (name, bytes) in workbooks)
        {
            var file = Path.Combine(folder.FullName, name + ".xlsx");
            File.WriteAllBytes(file, bytes);
            files.Add(file);
        }

        var printed = Programs.Run(
            Limit,
            Programs.LibreOffice,
            [
                "-env:UserInstallation=" + new Uri(Path.Combine(folder.FullName, "profile")).AbsoluteUri,
                "--headless", "--convert-to", filter, "--outdir", output.FullName, .. files,
            ]);
        foreach (var (name, _) in workbooks)
        {
            var file = Path.Combine(output.FullName, $"{name}.{extension}");
            yield return File.Exists(file)
                ? (name, File.ReadAllBytes(file))
                : throw new InvalidOperationException($"LibreOffice did not convert {name}: {printed}");
        }
    }
}
