using CsCheck;
using Socifaction.Services.Reports;

namespace Socifaction.Services.Tests.Reports;

/// <summary>Whatever the table, nobody who sees it can say what a hidden count is: tried against a solver that knows nothing of how it was made.</summary>
public sealed class SuppressionTests
{
    [Fact]
    public void Small_counts_are_hidden_zero_is_shown_and_nothing_else_where_nothing_follows()
    {
        var table = new CountTable(new[,] { { 3, 0, 20 }, { 2, 7, 30 }, { 40, 0, 9 } });

        table[0, 0].Should().Be(new Count(3, Shown.Small));
        table[1, 0].Should().Be(new Count(2, Shown.Small));
        table[0, 1].Should().Be(new Count(0, Shown.Plain));
        table[2, 1].Should().Be(new Count(0, Shown.Plain));
        Derivable(table).Should().BeEmpty();
    }

    [Fact]
    public void One_small_count_takes_a_second_one_of_its_row_and_of_its_column_with_it()
    {
        var table = new CountTable(new[,] { { 3, 10, 20 }, { 8, 6, 30 } });

        Hidden(table).Should().BeGreaterThanOrEqualTo(3, "three more close the circle");
        Derivable(table).Should().BeEmpty();
    }

    [Fact]
    public void Two_fours_under_a_shown_eight_are_not_left_to_be_guessed()
    {
        var table = new CountTable(new[,] { { 4, 4, 0 } });

        (table[0, 0].Shown, table[0, 1].Shown).Should().Be((Shown.Small, Shown.Small));
        table[0, 3].Shown.Should().Be(Shown.Hidden);
        Derivable(table).Should().BeEmpty();
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(3, 0)]
    [InlineData(0, 4)]
    public void A_table_may_be_empty(int rows, int columns)
    {
        var table = new CountTable(new int[rows, columns]);

        table.IsEmpty.Should().BeTrue();
        table[rows, columns].Should().Be(new Count(0, Shown.Plain));
    }

    [Fact]
    public void No_hidden_count_of_any_small_table_follows_from_what_is_shown() => Tables(1, 3, 12).Sample(inner =>
    {
        var table = new CountTable(inner);
        if (table[0, 0].Shown == Shown.Untold)
        {
            AssertUntold(inner);
            return;
        }

        for (var row = 0; row <= table.Rows; row++)
        {
            for (var column = 0; column <= table.Columns; column++)
            {
                var count = table[row, column];
                (count.Value is >= 1 and <= 4).Should().Be(count.Shown == Shown.Small);
                if (count.Shown == Shown.Hidden) count.Value.Should().BeGreaterThan(4, "that is what the sign says");
            }
        }

        Derivable(table).Should().BeEmpty();
    }, iter: 3_000);

    [Fact]
    public void A_table_in_which_even_the_signs_would_give_a_count_away_is_not_told()
    {
        // The row of 5 or more takes so much of both columns, of at most 4 each, that the first count can only be 1.
        int[,] inner = { { 1, 0 }, { 2, 3 }, { 1, 1 } };

        AssertUntold(inner);
    }

    [Fact]
    public void The_solver_finds_what_a_careless_table_gives_away()
    {
        // The control: only the small ones hidden, as one would do by hand.
        int[,] inner = { { 3, 10 }, { 8, 6 } };

        Derivable(Values(inner), (row, column) => Values(inner)[row, column] is > 0 and < 5 ? Shown.Small : Shown.Plain).Should().NotBeEmpty();
    }

    private static Gen<int[,]> Tables(int least, int most, int largest) =>
        from rows in Gen.Int[least, most]
        from columns in Gen.Int[least, rows == 3 ? 2 : most]
        from cells in Gen.OneOf(Gen.Const(0), Gen.Int[1, 4], Gen.Int[4, 6], Gen.Int[0, largest]).Array[rows * columns]
        select Square(rows, columns, cells);

    private static int[,] Square(int rows, int columns, int[] cells)
    {
        var inner = new int[rows, columns];
        for (var i = 0; i < cells.Length; i++) inner[i / columns, i % columns] = cells[i];
        return inner;
    }

    /// <summary>Nothing is told, and only where a count follows however many others are hidden.</summary>
    private static void AssertUntold(int[,] inner)
    {
        var values = Values(inner);
        All(new(inner)).Should().OnlyContain(count => count.Shown == Shown.Untold);
        Derivable(values, (row, column) => values[row, column] switch { 0 => Shown.Plain, <= Suppression.MostOfSmall => Shown.Small, _ => Shown.Hidden }).Should().NotBeEmpty();
    }

    private static IEnumerable<Count> All(CountTable table) =>
        from row in Enumerable.Range(0, table.Rows + 1) from column in Enumerable.Range(0, table.Columns + 1) select table[row, column];

    private static int Hidden(CountTable table) =>
        All(table).Count(count => count.Shown == Shown.Hidden);

    private static List<string> Derivable(CountTable table)
    {
        var values = new int[table.Rows + 1, table.Columns + 1];
        for (var row = 0; row <= table.Rows; row++) for (var column = 0; column <= table.Columns; column++) values[row, column] = table[row, column].Value;
        return Derivable(values, (row, column) => table[row, column].Shown);
    }

    private static int[,] Values(int[,] inner)
    {
        var (rows, columns) = (inner.GetLength(0), inner.GetLength(1));
        var values = new int[rows + 1, columns + 1];
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                foreach (var (r, c) in ((int, int)[])[(row, column), (row, columns), (rows, column), (rows, columns)]) values[r, c] += inner[row, column];
            }
        }

        return values;
    }

    /// <summary>
    /// Every table with the same shown numbers, tried one by one: which hidden counts are the same in all of them? It tries less than there
    /// is – a hidden count goes only a little beyond the true one –, so what it does not find to be the same is not.
    /// </summary>
    private static List<string> Derivable(int[,] values, Func<int, int, Shown> shownAt)
    {
        var (rows, columns) = (values.GetLength(0) - 1, values.GetLength(1) - 1);
        var seen = new HashSet<int>[rows + 1, columns + 1];
        for (var row = 0; row <= rows; row++) for (var column = 0; column <= columns; column++) seen[row, column] = [];
        var guess = new int[rows, columns];
        Try(0);
        return [.. from row in Enumerable.Range(0, rows + 1) from column in Enumerable.Range(0, columns + 1)
            where shownAt(row, column) != Shown.Plain && seen[row, column].Count < 2 select $"{values[row, column]} at {row}, {column} of {string.Join(' ', values.Cast<int>())}"];

        void Try(int at)
        {
            if (at == rows * columns)
            {
                Note();
                return;
            }

            var (row, column) = (at / columns, at % columns);
            foreach (var value in Possible(row, column))
            {
                guess[row, column] = value;
                if (column == columns - 1 && !Fits(row, columns, Enumerable.Range(0, columns).Sum(c => guess[row, c]))) continue;
                if (row == rows - 1 && !Fits(rows, column, Enumerable.Range(0, rows).Sum(r => guess[r, column]))) continue;
                Try(at + 1);
            }
        }

        void Note()
        {
            var full = Values(guess);
            if (!Fits(rows, columns, full[rows, columns])) return;
            for (var row = 0; row <= rows; row++) for (var column = 0; column <= columns; column++) seen[row, column].Add(full[row, column]);
        }

        IEnumerable<int> Possible(int row, int column) => shownAt(row, column) switch
        {
            Shown.Small => Enumerable.Range(1, 4),
            Shown.Hidden => Enumerable.Range(5, Math.Max(1, values[row, column] - 5 + 4)),
            _ => [values[row, column]],
        };

        bool Fits(int row, int column, int value) => shownAt(row, column) switch
        {
            Shown.Small => value is >= 1 and <= 4,
            Shown.Hidden => value >= 5,
            _ => value == values[row, column],
        };
    }
}
