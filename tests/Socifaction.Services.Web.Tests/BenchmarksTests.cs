using System.Globalization;
using Socifaction.Services.Benchmarks;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Web.Tests;

/// <summary>Each benchmark runs for a second and ends with the line that tools read. What it measures so is of no use.</summary>
public sealed class BenchmarksTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task Bookings(Engine engine)
    {
        var result = await RunAsync("bookings", engine);

        result["overbooked"].Should().Be("0");
        result["broken"].Should().Be("0");
        Number(result["http_per_s"]).Should().BePositive();
        Number(result["limit_per_s"]).Should().BePositive();
        Number(result["ratio"]).Should().BePositive();
        Number(result["p99_ms"]).Should().BePositive();
    }

    [Theory, EveryDatabase]
    public async Task Availability(Engine engine)
    {
        var result = await RunAsync("availability", engine, "--history", "20000");

        result["history"].Should().Be("20000");
        Number(result["free_us"]).Should().BePositive();
        Number(result["ratio"]).Should().BePositive();
        Number(result["pages_per_s"]).Should().BePositive();
        Number(result["rows"]).Should().BeGreaterThanOrEqualTo(240);
    }

    [Theory, EveryDatabase]
    public async Task Reminders(Engine engine)
    {
        var result = await RunAsync("reminders", engine);

        result["initiatives"].Should().Be("60");
        result["unsent"].Should().Be("0");
        result["burst"].Should().Be("1000");
        Number(result["planned_per_s"]).Should().BePositive();
        Number(result["sent_per_s"]).Should().BePositive();
        Number(result["ratio"]).Should().BePositive();
    }

    [Theory, EveryDatabase]
    public async Task Pages(Engine engine)
    {
        var result = await RunAsync("pages", engine);

        Number(result["bookings"]).Should().BeGreaterThan(500);
        Number(result["rounds"]).Should().BePositive();
        foreach (var page in (string[])["today", "desk", "person", "rides", "places", "times", "stays"])
        {
            Number(result[page + "_p95_ms"]).Should().BePositive();
            Number(result[page + "_ratio"]).Should().BePositive();
            Number(result[page + "_commands"]).Should().BeInRange(2, 60, "what a page asks does not grow with its rows");
        }
    }

    [Fact]
    public async Task Planner()
    {
        var result = await RunAsync("planner", Engine.Sqlite);

        result["rides_40"].Should().Be("40");
        result["rides_96"].Should().Be("96");
        Number(result["p99_us_96"]).Should().BePositive();
        Number(result["alternatives_p99_ms"]).Should().BePositive();
        Number(result["repair_p99_ms"]).Should().BePositive();
        Number(result["repair_worst_ms"]).Should().BeGreaterThanOrEqualTo(Number(result["repair_p99_ms"]));
        Number(result["plan_mb"]).Should().BeInRange(0.01, 10);
    }

    [Fact]
    public async Task Darp()
    {
        var folder = Directory.CreateTempSubdirectory("darp");
        try
        {
            // Two riders of one way, and a car that may take both: there and back, twenty minutes.
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "best-known.csv"), "instance,vehicles,requests,objective\nx1-2,1,2,20\ny1-2,1,2,20\n", Stop);
            await File.WriteAllTextAsync(
                Path.Combine(folder.FullName, "x1-2.txt"),
                """
                1 2 480 3 30
                0 0 0 0 0 0 480
                1 4 0 1 1 0 1440
                2 5 0 1 1 60 75
                3 9 0 1 -1 90 105
                4 10 0 1 -1 0 1440
                5 0 0 0 0 0 480
                """,
                Stop);
            string[] words = ["darp", "--instances", folder.FullName, "--rounds", "200", "--only", "x*", "--seed", "3"];

            var line = await Benchmark.RunAsync(Arguments.Read(words)!, Stop);

            line.Should().Be("RESULT mean_gap_percent=0.000 worst_gap_percent=0.000 infeasible=0 instances=1");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Control_the_checker_of_darp_rejects_what_breaks_a_rule()
    {
        DarpInstance Instance(int capacity = 3, double longestRide = 30, double longestRoute = 480) => new(
            1, 2, longestRoute, capacity, longestRide,
            [new(0, 0, 0, 0, 0, 480), new(4, 0, 1, 1, 0, 1440), new(5, 0, 1, 1, 60, 75), new(9, 0, 1, -1, 90, 105), new(10, 0, 1, -1, 0, 1440), new(0, 0, 0, 0, 0, 480)]);
        int[] together = [1, 2, 3, 4];

        DarpChecker.Objective(Instance(), [together]).Should().BeApproximately(20, 1e-9);
        DarpChecker.Objective(Instance(), [[1, 2, 4]]).Should().BeNull("one is not dropped off");
        DarpChecker.Objective(Instance(), [[3, 1, 2, 4]]).Should().BeNull("dropped off before being fetched");
        DarpChecker.Objective(Instance(), [[1, 3], [2, 4]]).Should().BeNull("two vehicles");
        DarpChecker.Objective(Instance(capacity: 1), [together]).Should().BeNull("two seats");
        DarpChecker.Objective(Instance(longestRide: 4), [together]).Should().BeNull("a ride of five minutes");
        DarpChecker.Objective(Instance(longestRoute: 22), [together]).Should().BeNull("out too long");
        DarpChecker.Objective(Instance(), [[1, 3, 2, 4]]).Should().BeNull("too late for the second");
    }

    [Theory, EveryDatabase]
    public async Task Startup(Engine engine)
    {
        var result = await RunAsync("startup", engine);

        Number(result["first_page_ms"]).Should().BePositive();
        Number(result["resident_mb"]).Should().BeGreaterThan(10);
    }

    [Theory]
    [InlineData("bookings --seconds")]
    [InlineData("bookings --seconds 0")]
    [InlineData("bookings --database oracle")]
    [InlineData("reservations")]
    [InlineData("darp")]
    [InlineData("darp --instances nowhere")]
    [InlineData("")]
    public void What_makes_no_sense_is_not_run(string line) =>
        Arguments.Read(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Should().BeNull();

    private static async Task<Dictionary<string, string>> RunAsync(string verb, Engine engine, params string[] more)
    {
        string[] words = [verb, "--seconds", "1", "--clients", "4", "--database", engine.ToString().ToLowerInvariant(), .. more];
        var line = await Benchmark.RunAsync(Arguments.Read(words)!, Stop);
        line.Should().StartWith("RESULT ").And.NotContain("\n");
        return line["RESULT ".Length..].Split(' ').Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
