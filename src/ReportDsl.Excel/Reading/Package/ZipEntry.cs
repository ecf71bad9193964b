namespace ReportDsl.Excel.Reading.Package;

/// <summary>One part of an archive as its directory describes it. The name has slashes and no leading one.</summary>
internal readonly record struct ZipEntry(string Name, int Method, bool IsEncrypted, uint Crc, int CompressedSize, int Size, int HeaderOffset);
