namespace ReportDsl.Excel.Reading.Xml;

/// <summary>A part is not written in the plain XML that <see cref="XmlScanner"/> reads; <see cref="PlainXml"/> rewrites it.</summary>
internal sealed class NotPlainXmlException() : Exception("The part is not plain XML.");
