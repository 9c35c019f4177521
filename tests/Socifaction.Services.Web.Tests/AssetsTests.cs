using System.Text.RegularExpressions;
using AngleSharp;
using Socifaction.Services.Web.Tests.Hosting;

namespace Socifaction.Services.Web.Tests;

public sealed partial class AssetsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void The_build_makes_the_style_sheets_and_the_staff_script() =>
        Directory.GetFiles(Path.Combine(Shell.Web, "wwwroot", "lib")).Select(Path.GetFileName)
            .Should().BeEquivalentTo("site.css", "staff.css", "htmx.min.js");

    [Theory]
    [InlineData("GDS Transport")]
    [InlineData("crest")]
    [InlineData("crown")]
    [InlineData("gov.uk")]
    [InlineData("@font-face")]
    public void Nothing_served_looks_like_another_state(string mark)
    {
        foreach (var file in Directory.GetFiles(Path.Combine(Shell.Web, "wwwroot"), "*", SearchOption.AllDirectories))
            File.ReadAllText(file).Should().NotContainEquivalentOf(mark, file);
    }

    [Fact]
    public void No_page_writes_style_or_script_into_itself()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(Shell.Web, "Pages"), "*.cshtml", SearchOption.AllDirectories))
            Inline().Matches(File.ReadAllText(file)).Select(match => match.Value).Should().BeEmpty(file);
    }

    [Fact]
    public async Task Residents_get_no_script_and_one_style_sheet()
    {
        await using var shell = await Shell.StartAsync();

        var html = await shell.Browser().GetStringAsync("/accessibility", Stop);
        var page = await BrowsingContext.New().OpenAsync(response => response.Content(html), Stop);

        page.Scripts.Should().BeEmpty();
        page.QuerySelectorAll("[style], style, [onclick], [onload], [onsubmit]").Should().BeEmpty();
        var sheet = page.QuerySelectorAll("link[rel=stylesheet]").Should().ContainSingle().Which.GetAttribute("href")!;
        sheet.Should().StartWith("/lib/site.css?v=");
        (await shell.Browser().GetAsync(sheet, Stop)).IsSuccessStatusCode.Should().BeTrue();
    }

    [Fact]
    public void Nothing_in_the_style_sheet_is_set_smaller_than_19_pixels_on_a_screen()
    {
        var css = PrintRules().Replace(File.ReadAllText(Path.Combine(Shell.Web, "wwwroot", "lib", "site.css")), "");

        var sizes = FontSize().Matches(css).Select(match => double.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture)).ToList();

        sizes.Should().NotBeEmpty();
        sizes.Should().OnlyContain(rem => rem * 16 >= 19);
    }

    [GeneratedRegex(@"\sstyle\s*=|<style|\son[a-z]+\s*=|javascript:|<script(?![^>]*\ssrc=)", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Inline();

    [GeneratedRegex(@"@media print\s*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", RegexOptions.None, 5000)]
    private static partial Regex PrintRules();

    [GeneratedRegex(@"font-size:\s*([0-9.]+)rem", RegexOptions.None, 1000)]
    private static partial Regex FontSize();
}
