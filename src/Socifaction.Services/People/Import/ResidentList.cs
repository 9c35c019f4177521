using System.Globalization;

namespace Socifaction.Services.People.Import;

/// <summary>A row of a list as it would be entered: its line in the file and what is said of the person.</summary>
public sealed record ListedResident(int Line, Registration Said);

/// <summary>A list of residents, read from a table.</summary>
public static class ResidentList
{
    /// <summary>The most people of one list: as many as a page shows and a form sends.</summary>
    public const int Most = 200;

    /// <summary>Everybody of the list, and whether it is longer than <see cref="Most"/>.</summary>
    public static (IReadOnlyList<ListedResident> People, bool IsTooLong) Read(string text)
    {
        var rows = CsvTable.Read(text);
        if (rows.Count == 0)
        {
            return ([], false);
        }

        var (columns, isHeading) = ResidentColumns.Of(rows[0]);
        var people = rows.Skip(isHeading ? 1 : 0).Select(row => new ListedResident(row.Line, SaidIn(row.Cells, columns))).ToList();
        return ([.. people.Take(Most)], people.Count > Most);
    }

    private static Registration SaidIn(IReadOnlyList<string> cells, IReadOnlyList<ResidentColumn> columns)
    {
        var (given, surname) = (Cell(ResidentColumn.GivenName), Cell(ResidentColumn.Surname));
        if (Cell(ResidentColumn.FullName) is { Length: > 0 } full && given.Length + surname.Length == 0)
        {
            // „Ona Marija Petraitienė“: the last word is the surname.
            var words = full.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            (given, surname) = words.Length == 1 ? (words[0], "") : (string.Join(' ', words[..^1]), words[^1]);
        }

        return new(given, surname, [.. Cells(ResidentColumn.Phone).SelectMany(Numbers)])
        {
            Nickname = Cell(ResidentColumn.Nickname),
            BirthYear = YearOf(Cell(ResidentColumn.BirthYear)),
            Home = new Address(Cell(ResidentColumn.Settlement), Cell(ResidentColumn.Street), Cell(ResidentColumn.HowToFind), null, null),
        };

        string Cell(ResidentColumn column) => Cells(column).FirstOrDefault("");

        IEnumerable<string> Cells(ResidentColumn column) =>
            columns.Zip(cells).Where(pair => pair.First == column && pair.Second.Length > 0).Select(pair => pair.Second);
    }

    // Two numbers in one cell; a spreadsheet eats the 0 or 8 before a number, and writes a formula's sign before one with a plus.
    private static IEnumerable<string> Numbers(string cell) =>
        cell.Split([',', ';', '/'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(number => number.TrimStart('\'', '=').Trim('"'))
            .Select(number => !number.All(char.IsAsciiDigit) ? number : number.Length == 8 ? "0" + number : number.Length == 11 && number.StartsWith("370", StringComparison.Ordinal) ? "+" + number : number);

    // 1943, 1943-05-04, 04.05.1943: the year is what is kept. What is none is refused as year 0.
    private static int? YearOf(string cell)
    {
        if (cell.Length == 0)
        {
            return null;
        }

        var years = cell.Split(['-', '.', '/', ' '], StringSplitOptions.RemoveEmptyEntries).Where(part => part.Length == 4 && part.All(char.IsAsciiDigit)).ToList();
        return years.Count == 1 ? int.Parse(years[0], CultureInfo.InvariantCulture) : 0;
    }
}
