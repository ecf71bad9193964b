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
        var (workbooks, printed) = RunOpenpyxl(workbook, [statements]);
        return (workbooks[0], printed);
    }

    /// <summary>Does so with several statements, each over a workbook freshly loaded, all in one start.</summary>
    public static byte[][] Openpyxl(byte[] workbook, IReadOnlyList<string> statements) => RunOpenpyxl(workbook, statements).Workbooks;

    private static (byte[][] Workbooks, string Printed) RunOpenpyxl(byte[] workbook, IReadOnlyList<string> statements)
    {
        const string Script = """
            import sys, openpyxl
            sys.stdout.reconfigure(encoding='utf-8')
            for i in range(int(sys.argv[2])):
                book = openpyxl.load_workbook(sys.argv[1])
                exec(open(f'{sys.argv[3]}/{i}.py', encoding='utf-8').read())
                book.save(f'{sys.argv[3]}/{i}.xlsx')
            """;
        var folder = Directory.CreateTempSubdirectory("reportdsl-py");
        try
        {
            var input = Path.Combine(folder.FullName, "in.xlsx");
            File.WriteAllBytes(input, workbook);
            foreach (var (i, text) in statements.Index())
                File.WriteAllText(Path.Combine(folder.FullName, $"{i}.py"), text);
            var printed = Programs.Run(
                Limit, Programs.Python, "-c", Script, input, statements.Count.ToString(System.Globalization.CultureInfo.InvariantCulture), folder.FullName);
            return ([.. statements.Select((_, i) => File.ReadAllBytes(Path.Combine(folder.FullName, $"{i}.xlsx")))], printed);
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
        IReadOnlyDictionary<string, byte[]> workbooks, string extension = "xlsx", string filter = "xlsx:Calc MS Excel 2007 XML", string from = "xlsx")
    {
        var folder = Directory.CreateTempSubdirectory("reportdsl-lo");
        try
        {
            var saved = new Dictionary<string, byte[]>();
            foreach (var batch in workbooks.Chunk(LargestBatch))
            {
                foreach (var (name, bytes) in LibreOffice(folder, batch, extension, filter, from))
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
        DirectoryInfo folder, KeyValuePair<string, byte[]>[] workbooks, string extension, string filter, string from)
    {
        var output = folder.CreateSubdirectory("out");
        var files = new List<string>();
        foreach (var (name, bytes) in workbooks)
        {
            var file = Path.Combine(folder.FullName, name + "." + from);
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
