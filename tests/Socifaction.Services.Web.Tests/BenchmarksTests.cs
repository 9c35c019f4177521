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
        var result = await RunAsync("availability", engine);

        Number(result["pages_per_s"]).Should().BePositive();
        Number(result["rows"]).Should().BeGreaterThanOrEqualTo(240);
    }

    [Fact]
    public async Task Planner()
    {
        var result = await RunAsync("planner", Engine.Sqlite);

        result["rides_40"].Should().Be("40");
        result["rides_96"].Should().Be("96");
        Number(result["p99_us_96"]).Should().BePositive();
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
    [InlineData("")]
    public void What_makes_no_sense_is_not_run(string line) =>
        Arguments.Read(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Should().BeNull();

    private static async Task<Dictionary<string, string>> RunAsync(string verb, Engine engine)
    {
        string[] words = [verb, "--seconds", "1", "--clients", "4", "--database", engine.ToString().ToLowerInvariant()];
        var line = await Benchmark.RunAsync(Arguments.Read(words)!, Stop);
        line.Should().StartWith("RESULT ").And.NotContain("\n");
        return line["RESULT ".Length..].Split(' ').Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
