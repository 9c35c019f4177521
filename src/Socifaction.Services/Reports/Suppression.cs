namespace Socifaction.Services.Reports;

/// <summary>
/// Which counts of a table are not told, so that nobody is recognised by them. Statistical disclosure control, as statistical offices do it
/// (A. Hundepool and others, “Statistical Disclosure Control”, Wiley 2012, chapter 4): counts of 1 to 4 are suppressed (primary), and then
/// as little more as is needed (secondary) that none of them follows from the totals, also by somebody who knows that a small one is 1 to 4
/// and another hidden one at least 5. Zero tells of nobody and is shown.
///
/// A table with totals is a network: rows and columns are its nodes, counts the flow along its arcs, and what comes in goes out. A hidden count
/// is safe exactly when flow can be moved around a circle through its arc, for then another table with the same numbers shown has another
/// count there. The circle is sought where flow can move; where there is none, the cheapest shown counts that close one are hidden too. Where none can be closed, the table is not told at all.
/// </summary>
public static class Suppression
{
    /// <summary>Counts from 1 to this one are small.</summary>
    public const int MostOfSmall = 4;

    // A count of a total tells more than one inside.
    private const long TotalCosts = 1_000;

    /// <summary>How each count is shown; the last row and the last column of the values are the totals.</summary>
    public static Shown[,] Of(int[,] values)
    {
        var (rows, columns) = (values.GetLength(0), values.GetLength(1));
        var shown = new Shown[rows, columns];
        var small = new List<(int Row, int Column)>();
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                if (values[row, column] is > 0 and <= MostOfSmall)
                {
                    shown[row, column] = Shown.Small;
                    small.Add((row, column));
                }
            }
        }

        foreach (var (row, column) in small)
        {
            if (CheapestCircle(values, shown, row, column) is not { } circle)
            {
                return Nothing(rows, columns);
            }

            // What was hidden for another's sake may have freed this one already: then the circle costs nothing.
            foreach (var (also, beside) in circle)
            {
                if (shown[also, beside] == Shown.Plain)
                {
                    shown[also, beside] = Shown.Hidden;
                }
            }
        }

        return shown;
    }

    // The counts on the cheapest circle through this one, in whichever direction it can move.
    private static List<(int Row, int Column)>? CheapestCircle(int[,] values, Shown[,] shown, int row, int column)
    {
        var more = CanGrow(values, shown, row, column) ? Path(values, shown, row, column, grows: true) : null;
        var fewer = CanShrink(values, shown, row, column) ? Path(values, shown, row, column, grows: false) : null;
        return more is null ? fewer?.Counts : fewer is null || more.Value.Cost <= fewer.Value.Cost ? more.Value.Counts : fewer.Value.Counts;
    }

    // Bellman and Ford: a table has a few dozen nodes.
    private static (long Cost, List<(int Row, int Column)> Counts)? Path(int[,] values, Shown[,] shown, int row, int column, bool grows)
    {
        var (rows, columns) = (values.GetLength(0), values.GetLength(1));
        var (from, to) = Ends(rows, columns, row, column);
        var (start, goal) = grows ? (to, from) : (from, to);
        var cost = Enumerable.Repeat(long.MaxValue, rows + columns).ToArray();
        var came = new (int Node, int Row, int Column)[rows + columns];
        cost[start] = 0;
        for (var changed = true; changed;)
        {
            changed = false;
            for (var r = 0; r < rows; r++)
            {
                for (var c = 0; c < columns; c++)
                {
                    if ((r, c) == (row, column)) continue;
                    var (a, b) = Ends(rows, columns, r, c);
                    var step = CostOf(values, shown, r, c);
                    if (CanGrow(values, shown, r, c)) Relax(a, b, step, r, c);
                    if (CanShrink(values, shown, r, c)) Relax(b, a, step, r, c);
                }
            }

            void Relax(int a, int b, long step, int r, int c)
            {
                if (cost[a] == long.MaxValue || cost[a] + step >= cost[b]) return;
                (cost[b], came[b], changed) = (cost[a] + step, (a, r, c), true);
            }
        }

        if (cost[goal] == long.MaxValue)
        {
            return null;
        }

        var counts = new List<(int, int)>();
        for (var node = goal; node != start; node = came[node].Node)
        {
            counts.Add((came[node].Row, came[node].Column));
        }

        return (cost[goal], counts);
    }

    // From which node to which a count flows: inside from its row to its column, a row's total into the row, a column's out of it.
    private static (int From, int To) Ends(int rows, int columns, int row, int column)
    {
        var (rowNode, columnNode) = (row, rows + column);
        return (row == rows - 1) == (column == columns - 1) ? (rowNode, columnNode) : (columnNode, rowNode);
    }

    private static long CostOf(int[,] values, Shown[,] shown, int row, int column) => shown[row, column] != Shown.Plain ? 0
        : values[row, column] + 1L + (row == values.GetLength(0) - 1 || column == values.GetLength(1) - 1 ? TotalCosts : 0);

    // What could be another number for somebody who sees the table; a shown one could once it were hidden, unless it is zero.
    private static bool CanGrow(int[,] values, Shown[,] shown, int row, int column) =>
        shown[row, column] == Shown.Small ? values[row, column] < MostOfSmall : values[row, column] > 0;

    private static bool CanShrink(int[,] values, Shown[,] shown, int row, int column) =>
        values[row, column] > (shown[row, column] == Shown.Small ? 1 : MostOfSmall + 1);

    private static Shown[,] Nothing(int rows, int columns)
    {
        var nothing = new Shown[rows, columns];
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                nothing[row, column] = Shown.Untold;
            }
        }

        return nothing;
    }
}
