using System.Net;
using AngleSharp;
using AngleSharp.Dom;

namespace Socifaction.Services.Web.Tests.Hosting;

public sealed class LanguagesTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null, "lt")]
    [InlineData("lang=en", "en")]
    [InlineData("lang=lt", "lt")]
    [InlineData("lang=de", "lt")]
    [InlineData("lang=%3Cscript%3E", "lt")]
    public async Task The_page_is_Lithuanian_unless_the_person_chose(string? cookie, string language)
    {
        await using var shell = await Shell.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/privacy");
        request.Headers.Add("Accept-Language", "en-GB,en");
        if (cookie is not null) request.Headers.Add("Cookie", cookie);

        using var answer = await shell.Browser().SendAsync(request, Stop);

        (await PageAsync(answer)).DocumentElement.GetAttribute("lang").Should().Be(language);
    }

    [Fact]
    public async Task The_switch_remembers_the_choice_and_comes_back_to_the_page()
    {
        await using var shell = await Shell.StartAsync();

        using var answer = await SwitchAsync(shell, "en", "/privacy?a=1");

        answer.StatusCode.Should().Be(HttpStatusCode.Redirect);
        answer.Headers.Location!.OriginalString.Should().Be("/privacy?a=1");
        answer.Headers.GetValues("Set-Cookie").Should().Contain(cookie =>
            cookie.StartsWith("lang=en;") && cookie.Contains("httponly") && cookie.Contains("secure") && cookie.Contains("samesite=lax"));
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("\\\\evil.example")]
    [InlineData("https:evil.example")]
    [InlineData("https://evil.example/")]
    [InlineData("http:///evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,evil")]
    [InlineData("/\t/evil.example")]
    [InlineData("\n//evil.example")]
    [InlineData("~//evil.example")]
    [InlineData("evil.example")]
    [InlineData("/žodis\r\nSet-Cookie: evil=1")]
    [InlineData("")]
    public async Task The_switch_never_leads_off_the_site(string returnUrl)
    {
        await using var shell = await Shell.StartAsync();

        using var answer = await SwitchAsync(shell, "en", returnUrl);

        answer.StatusCode.Should().Be(HttpStatusCode.Redirect);
        answer.Headers.Location!.OriginalString.Should().Be("/");
    }

    [Fact]
    public async Task The_switch_wants_the_token_of_a_page_of_ours()
    {
        await using var shell = await Shell.StartAsync();
        using var form = new FormUrlEncodedContent([new("language", "en"), new("returnUrl", "/privacy")]);

        using var answer = await shell.Browser().PostAsync("/language", form, Stop);

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        answer.Headers.Contains("Set-Cookie").Should().BeTrue("the error page has a switch of its own");
        answer.Headers.GetValues("Set-Cookie").Should().NotContain(cookie => cookie.StartsWith("lang="));
    }

    [Fact]
    public async Task An_unknown_language_is_refused()
    {
        await using var shell = await Shell.StartAsync();

        using var answer = await SwitchAsync(shell, "xx", "/privacy");

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    private static async Task<HttpResponseMessage> SwitchAsync(Shell shell, string language, string returnUrl)
    {
        using var browser = shell.Browser();
        using var opened = await browser.GetAsync("/privacy", Stop);
        var token = (await PageAsync(opened)).QuerySelector(".soc-language input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/language");
        request.Headers.Add("Cookie", opened.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));
        request.Content = new FormUrlEncodedContent([new("language", language), new("returnUrl", returnUrl), new("__RequestVerificationToken", token)]);
        return await browser.SendAsync(request, Stop);
    }

    private static async Task<IDocument> PageAsync(HttpResponseMessage answer) =>
        await BrowsingContext.New().OpenAsync(async response => response.Content(await answer.Content.ReadAsStringAsync(Stop)), Stop);
}
