using ReportDsl.Testing.Tools;

namespace ReportDsl.Excel.Tests.Reading;

/// <summary>What other programs make of a workbook.</summary>
internal static class OtherPrograms
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

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

    /// <summary>Loads workbooks in LibreOffice and saves them again, all in one start; the format is the filter of a file extension.</summary>
    public static Dictionary<string, byte[]> LibreOffice(IReadOnlyDictionary<string, byte[]> workbooks, string extension = "xlsx", string filter = "xlsx:Calc MS Excel 2007 XML")
    {
        var folder = Directory.CreateTempSubdirectory("reportdsl-lo");
        try
        {
            var output = folder.CreateSubdirectory("out");
            var files = new List<string>();
            foreach (var (name, bytes) in workbooks)
            {
                var file = Path.Combine(folder.FullName, name + ".xlsx");
                File.WriteAllBytes(file, bytes);
                files.Add(file);
            }

            Programs.Run(
                Limit,
                Programs.LibreOffice,
                [
                    "-env:UserInstallation=" + new Uri(Path.Combine(folder.FullName, "profile")).AbsoluteUri,
                    "--headless", "--convert-to", filter, "--outdir", output.FullName, .. files,
                ]);
            return workbooks.Keys.ToDictionary(name => name, name => File.ReadAllBytes(Path.Combine(output.FullName, $"{name}.{extension}")));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
