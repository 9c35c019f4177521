namespace Socifaction.Services.Reports;

/// <summary>How a count is shown.</summary>
public enum Shown
{
    /// <summary>As it is.</summary>
    Plain = 0,

    /// <summary>It is small: „&lt;5“.</summary>
    Small = 1,

    /// <summary>It is 5 or more, and not told because a small one could be computed from it.</summary>
    Hidden = 2,

    /// <summary>It may be anything: of such a table nothing can be told.</summary>
    Untold = 3,
}

/// <summary>A count and how it is shown.</summary>
public readonly record struct Count(int Value, Shown Shown);

/// <summary>
/// Counts in rows and columns with the totals of both; the last row and the last column are the totals. It is made with its small counts
/// suppressed, so that nobody shows them by mistake.
/// </summary>
public sealed class CountTable
{
    private readonly Count[,] _counts;

    /// <summary>A table of the inner counts, row by row.</summary>
    public CountTable(int[,] inner)
    {
        var (rows, columns) = (inner.GetLength(0), inner.GetLength(1));
        var values = new int[rows + 1, columns + 1];
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                var value = inner[row, column];
                ArgumentOutOfRangeException.ThrowIfNegative(value);
                values[row, column] = value;
                values[row, columns] += value;
                values[rows, column] += value;
                values[rows, columns] += value;
            }
        }

        var shown = Suppression.Of(values);
        (_counts, Rows, Columns) = (new Count[rows + 1, columns + 1], rows, columns);
        for (var row = 0; row <= rows; row++)
        {
            for (var column = 0; column <= columns; column++)
            {
                _counts[row, column] = new(values[row, column], shown[row, column]);
            }
        }
    }

    /// <summary>How many rows it has besides that of the totals.</summary>
    public int Rows { get; }

    /// <summary>How many columns it has besides that of the totals.</summary>
    public int Columns { get; }

    /// <summary>A count; the row after the last and the column after the last are totals.</summary>
    public Count this[int row, int column] => _counts[row, column];

    /// <summary>Whether there is nothing to tell.</summary>
    public bool IsEmpty => _counts[Rows, Columns].Value == 0;
}
