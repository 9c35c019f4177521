using System.Text;

namespace Socifaction.Services.People.Import;

/// <summary>A row of a table, with the line of the file it begins on, from 1.</summary>
public sealed record CsvRow(int Line, IReadOnlyList<string> Cells);

/// <summary>
/// A table as spreadsheets write it (RFC 4180): commas, semicolons or tabs between cells, quotation marks around a cell that
/// holds one of them, doubled inside. Nothing in it is wrong enough to throw.
/// </summary>
public static class CsvTable
{
    private static readonly char[] Dividers = [';', '\t', ','];

    /// <summary>The words of a file: UTF-8 or UTF-16 by its mark, UTF-8 where it is some, else Windows-1257, as older programs here write.</summary>
    public static string Decode(byte[] file)
    {
        foreach (var marked in (Encoding[])[new UTF8Encoding(true, true), new UnicodeEncoding(false, true), new UnicodeEncoding(true, true)])
        {
            if (file.AsSpan().StartsWith(marked.Preamble))
            {
                file = marked is UTF8Encoding ? file[marked.Preamble.Length..] : Encoding.UTF8.GetBytes(marked.GetString(file.AsSpan(marked.Preamble.Length)));
                break;
            }
        }

        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(file);
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(1257)!.GetString(file);
        }
    }

    /// <summary>The rows that say anything.</summary>
    public static IReadOnlyList<CsvRow> Read(string text)
    {
        text = text.TrimStart('\uFEFF');
        var divider = DividerOf(text);
        var rows = new List<CsvRow>();
        var (cells, cell, line, begins, quoted) = (new List<string>(), new StringBuilder(), 1, 1, false);
        for (var i = 0; i < text.Length; i++)
        {
            var sign = text[i];
            if (quoted)
            {
                if (sign != '"')
                {
                    cell.Append(sign);
                    line += sign == '\n' ? 1 : 0;
                }
                else if (i + 1 < text.Length && text[i + 1] == '"')
                {
                    cell.Append(text[++i]);
                }
                else
                {
                    quoted = false;
                }
            }
            else if (sign == '"' && string.IsNullOrWhiteSpace(cell.ToString()))
            {
                cell.Clear();
                quoted = true;
            }
            else if (sign == divider)
            {
                EndCell();
            }
            else if (sign is '\n' or '\r')
            {
                EndRow();
                i += sign == '\r' && i + 1 < text.Length && text[i + 1] == '\n' ? 1 : 0;
                begins = ++line;
            }
            else
            {
                cell.Append(sign);
            }
        }

        EndRow();
        return rows;

        void EndCell()
        {
            cells.Add(cell.ToString().Trim());
            cell.Clear();
        }

        void EndRow()
        {
            EndCell();
            if (cells.Exists(one => one.Length > 0))
            {
                rows.Add(new(begins, [.. cells]));
            }

            cells.Clear();
        }
    }

    // The sign that stands most often outside quotation marks in the first line.
    private static char DividerOf(string text)
    {
        var first = text.TrimStart('\r', '\n').Split('\n')[0];
        var outside = string.Concat(first.Split('"').Where((_, part) => part % 2 == 0));
        return Dividers.MaxBy(divider => outside.Count(sign => sign == divider));
    }
}
