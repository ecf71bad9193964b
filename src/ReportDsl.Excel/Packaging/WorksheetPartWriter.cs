using ReportDsl.Excel.Sheets;
using ReportDsl.Layout;

namespace ReportDsl.Excel.Packaging;

/// <summary>Writes one worksheet, its elements in the order that the format asks for.</summary>
internal static class WorksheetPartWriter
{
    public static void Write(SheetDraft sheet, bool isFirst, SharedStrings strings, FormulaEvaluator evaluator, string footer, Stream stream)
    {
        using var xml = new XmlText(stream);
        xml.Raw(PartXml.Declaration).Raw("<worksheet xmlns=\"").Raw(PartXml.Main);
        if (sheet.Comments.Count > 0)
            xml.Raw("\" xmlns:r=\"").Raw(PartXml.Relationships);
        xml.Raw("\">");
        WriteProperties(sheet, xml);
        WriteView(sheet, isFirst, xml);
        xml.Raw("<sheetFormatPr defaultRowHeight=\"15\"/>");
        WriteColumns(sheet, xml);
        WriteCells(sheet, strings, evaluator, xml);
        xml.Raw("<sheetProtection sheet=\"1\" objects=\"1\" scenarios=\"1\" formatRows=\"0\"/>");
        if (sheet.Merges.Count > 0)
        {
            xml.Raw("<mergeCells").Attribute("count", sheet.Merges.Count).Raw(">");
            foreach (var merge in sheet.Merges)
                xml.Raw("<mergeCell").Attribute("ref", merge.ToString()).Raw("/>");
            xml.Raw("</mergeCells>");
        }

        WriteConditions(sheet, xml);
        WriteValidations(sheet, xml);
        WriteLinks(sheet, xml);
        WritePage(sheet, footer, xml);
        if (sheet.FormulaAreas.Count > 0)
        {
            xml.Raw("<ignoredErrors><ignoredError").Attribute("sqref", string.Join(' ', sheet.FormulaAreas))
                .Raw(" formula=\"1\" formulaRange=\"1\" unlockedFormula=\"1\"/></ignoredErrors>");
        }

        if (sheet.Comments.Count > 0)
            xml.Raw("<legacyDrawing").Attribute("r:id", CommentsPart.DrawingId).Raw("/>");
        xml.Raw("</worksheet>");
    }

    private static void WriteProperties(SheetDraft sheet, XmlText xml)
    {
        xml.Raw("<sheetPr>");
        if (sheet.TabColor is { } color)
            xml.Raw("<tabColor rgb=\"FF").Raw(color).Raw("\"/>");
        if (sheet.Page is { Breaks.IsEmpty: true })
            xml.Raw("<pageSetUpPr fitToPage=\"1\"/>");
        xml.Raw("</sheetPr>");
    }

    private static void WriteView(SheetDraft sheet, bool isFirst, XmlText xml)
    {
        xml.Raw("<sheetViews><sheetView showGridLines=\"0\"");
        if (isFirst)
            xml.Raw(" tabSelected=\"1\"");
        xml.Raw(" workbookViewId=\"0\">");
        var pane = "";
        if (sheet.Scrolling is { } scrolling)
        {
            var (across, down) = (scrolling.Column - 1, scrolling.Row - 1);
            pane = (across, down) switch
            {
                ( > 1, > 0) => "bottomRight",
                ( > 1, _) => "topRight",
                _ => "bottomLeft",
            };
            xml.Raw("<pane");
            if (across > 1)
                xml.Attribute("xSplit", across);
            if (down > 0)
                xml.Attribute("ySplit", down);
            xml.Attribute("topLeftCell", CellAddress.Name(scrolling.Row, across > 1 ? scrolling.Column : 1)).Attribute("activePane", pane)
                .Raw(" state=\"frozen\"/>");
        }

        var selection = sheet.Selection ?? sheet.Scrolling ?? (1, SheetLayout.FirstColumn);
        var active = CellAddress.Name(selection.Row, selection.Column);
        xml.Raw("<selection");
        if (pane.Length > 0)
            xml.Attribute("pane", pane);
        xml.Attribute("activeCell", active).Attribute("sqref", active).Raw("/></sheetView></sheetViews>");
    }

    private static void WriteColumns(SheetDraft sheet, XmlText xml)
    {
        if (sheet.Columns.Count == 0)
            return;

        xml.Raw("<cols>");
        foreach (var (column, (width, isHidden)) in sheet.Columns)
        {
            xml.Raw("<col").Attribute("min", column).Attribute("max", column).Attribute("width", Math.Round(width + 0.71, 2));
            if (isHidden)
                xml.Raw(" hidden=\"1\"");
            xml.Raw(" customWidth=\"1\"/>");
        }

        xml.Raw("</cols>");
    }

    private static void WriteCells(SheetDraft sheet, SharedStrings strings, FormulaEvaluator evaluator, XmlText xml)
    {
        xml.Raw("<sheetData>");
        foreach (var row in sheet.Rows)
        {
            xml.Raw("<row").Attribute("r", row.Row);
            if (row.Height is { } height)
                xml.Attribute("ht", Math.Min(409, height)).Raw(" customHeight=\"1\"");
            if (row.IsHidden)
                xml.Raw(" hidden=\"1\"");
            xml.Raw(">");
            foreach (var cell in row.Cells.Values.OrderBy(cell => cell.Column))
                WriteCell(sheet, cell, strings, evaluator, xml);
            xml.Raw("</row>");
        }

        xml.Raw("</sheetData>");
    }

    private static void WriteCell(SheetDraft sheet, CellDraft cell, SharedStrings strings, FormulaEvaluator evaluator, XmlText xml)
    {
        xml.Raw("<c r=\"").Raw(CellAddress.ColumnName(cell.Column)).Raw(cell.Row).Raw("\"");
        if (cell.Style > 0)
            xml.Attribute("s", cell.Style);
        switch (cell.Content)
        {
            case null:
                xml.Raw("/>");
                break;
            case string text:
                xml.Raw(" t=\"s\"><v>").Raw(strings.IndexOf(text)).Raw("</v></c>");
                break;
            case decimal number:
                xml.Raw("><v>").Raw((double)number).Raw("</v></c>");
                break;
            case bool value:
                xml.Raw(value ? " t=\"b\"><v>1</v></c>" : " t=\"b\"><v>0</v></c>");
                break;
            case MisreadDate date:
                xml.Raw("><v>").Raw((double)date.Serial).Raw("</v></c>");
                break;
            case SheetError error:
                xml.Raw(" t=\"e\"><v>").Text(error.Code).Raw("</v></c>");
                break;
            case Formula formula:
                var result = evaluator.ValueOf(cell);
                xml.Raw(result.Kind switch
                {
                    FormulaValueKind.Text => " t=\"str\"",
                    FormulaValueKind.Boolean => " t=\"b\"",
                    FormulaValueKind.Error => " t=\"e\"",
                    _ => "",
                });
                xml.Raw("><f>").Text(FormulaText.Of(formula, sheet)).Raw("</f><v>");
                if (result.Kind is FormulaValueKind.Text or FormulaValueKind.Error)
                    xml.CellText(result.Text);
                else
                    xml.Raw(result.Number);
                xml.Raw("</v></c>");
                break;
        }
    }

    private static void WriteConditions(SheetDraft sheet, XmlText xml)
    {
        var priority = 1;
        foreach (var (area, rules) in sheet.Conditions)
        {
            xml.Raw("<conditionalFormatting").Attribute("sqref", area.ToString()).Raw(">");
            foreach (var rule in rules)
            {
                xml.Raw("<cfRule type=\"expression\"").Attribute("dxfId", StylesPart.IndexOf(rule)).Attribute("priority", priority++)
                    .Raw(" stopIfTrue=\"1\"><formula>").Text(FormulaText.Of(rule.Test, sheet)).Raw("</formula></cfRule>");
            }

            xml.Raw("</conditionalFormatting>");
        }
    }

    private static void WriteValidations(SheetDraft sheet, XmlText xml)
    {
        if (sheet.Validations.Count == 0)
            return;

        xml.Raw("<dataValidations").Attribute("count", sheet.Validations.Count).Raw(">");
        foreach (var validation in sheet.Validations)
        {
            xml.Raw("<dataValidation");
            if (validation.Kind != ValidationKind.Any)
            {
                xml.Attribute("type", validation.Kind switch
                {
                    ValidationKind.Whole => "whole",
                    ValidationKind.Decimal => "decimal",
                    ValidationKind.List => "list",
                    ValidationKind.Date => "date",
                    ValidationKind.TextLength => "textLength",
                    _ => "custom",
                });
            }

            xml.Raw(" allowBlank=\"1\" showInputMessage=\"1\" showErrorMessage=\"1\"")
                .Attribute("errorTitle", validation.Title).Attribute("error", validation.Error)
                .Attribute("promptTitle", validation.Title).Attribute("prompt", validation.Prompt)
                .Attribute("sqref", string.Join(' ', validation.Areas)).Raw(">");
            if (validation.First is { } first)
                xml.Raw("<formula1>").Text(first).Raw("</formula1>");
            if (validation.Second is { } second)
                xml.Raw("<formula2>").Text(second).Raw("</formula2>");
            xml.Raw("</dataValidation>");
        }

        xml.Raw("</dataValidations>");
    }

    private static void WriteLinks(SheetDraft sheet, XmlText xml)
    {
        if (sheet.Links.Count == 0)
            return;

        xml.Raw("<hyperlinks>");
        foreach (var link in sheet.Links)
        {
            xml.Raw("<hyperlink").Attribute("ref", link.Area.ToString()).Attribute("location", link.Target);
            if (link.Tip.Length > 0)
                xml.Attribute("tooltip", link.Tip);
            xml.Raw("/>");
        }

        xml.Raw("</hyperlinks>");
    }

    private static void WritePage(SheetDraft sheet, string footer, XmlText xml)
    {
        if (sheet.Page is not { } page)
            return;

        xml.Raw("<printOptions horizontalCentered=\"1\"/>")
            .Raw("<pageMargins left=\"0.6\" right=\"0.6\" top=\"0.75\" bottom=\"0.75\" header=\"0.3\" footer=\"0.3\"/><pageSetup paperSize=\"9\"");
        if (page.Breaks.IsEmpty)
            xml.Raw(" fitToWidth=\"1\" fitToHeight=\"0\"");
        else
            xml.Attribute("scale", SheetLayout.SplitScale);
        xml
            .Attribute("orientation", page.IsLandscape ? "landscape" : "portrait").Raw("/>")
            .Raw("<headerFooter><oddFooter>").Text(footer).Raw("</oddFooter></headerFooter>");
        if (page.Breaks.IsEmpty)
            return;

        xml.Raw("<colBreaks").Attribute("count", page.Breaks.Length).Attribute("manualBreakCount", page.Breaks.Length).Raw(">");
        foreach (var column in page.Breaks)
            xml.Raw("<brk").Attribute("id", column - 1).Raw(" max=\"1048575\" man=\"1\"/>");
        xml.Raw("</colBreaks>");
    }
}
