namespace Socifaction.Services.Web.Texts;

/// <summary>A table as spreadsheets here open it: semicolons between cells, and no cell that a spreadsheet would take for a formula.</summary>
public static class CsvText
{
    private const string FormulaSigns = "=+-@\t\r＝＋－＠";

    /// <summary>The lines, each with its line break.</summary>
    public static string Of(IEnumerable<IEnumerable<string>> lines) => string.Concat(lines.Select(line => string.Join(';', line.Select(Cell)) + "\r\n"));

    // The sign after which a spreadsheet calculates is made text by an apostrophe before it.
    private static string Cell(string text)
    {
        var safe = text.TrimStart() is [var first, ..] && FormulaSigns.Contains(first, StringComparison.Ordinal) ? "'" + text : text;
        return safe.AsSpan().IndexOfAny(";\"\r\n\t") < 0 ? safe : "\"" + safe.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
    }
}
