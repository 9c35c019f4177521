using System.Net;
using Socifaction.Services.Testing;
using Socifaction.Services.Web.Hosting;

namespace Socifaction.Services.Web.Tests.Hosting;

public sealed class SecurityHeadersTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/accessibility", HttpStatusCode.OK)]
    [InlineData("/lib/site.css", HttpStatusCode.OK)]
    [InlineData("/nowhere", HttpStatusCode.NotFound)]
    [InlineData("/breaks", HttpStatusCode.InternalServerError)]
    [InlineData("/language", HttpStatusCode.MethodNotAllowed)]
    [InlineData("/answers/503", HttpStatusCode.ServiceUnavailable)]
    public async Task Every_answer_carries_the_headers(string path, HttpStatusCode status)
    {
        await using var shell = await Shell.StartAsync();

        using var answer = await shell.Browser().GetAsync(path, Stop);

        answer.StatusCode.Should().Be(status);
        One(answer, "Content-Security-Policy").Should().Be(
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
            "manifest-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'");
        One(answer, "X-Content-Type-Options").Should().Be("nosniff");
        One(answer, "Referrer-Policy").Should().Be("same-origin");
        One(answer, "Cross-Origin-Opener-Policy").Should().Be("same-origin");
        One(answer, "Permissions-Policy").Should().Contain("geolocation=()");
        One(answer, "Strict-Transport-Security").Should().StartWith("max-age=31536000");
        answer.Headers.Contains("Server").Should().BeFalse();
    }

    [Fact]
    public async Task Pages_are_not_kept_and_versioned_files_are_kept_for_a_year()
    {
        await using var shell = await Shell.StartAsync();

        using var page = await shell.Browser().GetAsync("/accessibility", Stop);
        using var file = await shell.Browser().GetAsync("/lib/site.css?v=1", Stop);

        page.Headers.CacheControl!.NoStore.Should().BeTrue();
        file.Headers.CacheControl!.MaxAge.Should().Be(TimeSpan.FromDays(365));
    }

    [Fact]
    public async Task A_rehearsal_machine_does_not_force_encryption()
    {
        await using var shell = await Shell.StartAsync("Development");

        using var answer = await shell.Browser().GetAsync("/accessibility", Stop);

        answer.Headers.Contains("Strict-Transport-Security").Should().BeFalse();
    }

    [Theory, EveryDatabase]
    public async Task The_program_itself_stands_behind_the_headers(Engine engine)
    {
        await using var program = await WebApp.OpenAsync(engine, Stop);

        using var answer = await program.Browser().GetAsync("/accessibility", Stop);

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        One(answer, "Content-Security-Policy").Should().Be(SecurityHeaders.ContentPolicy);
    }

    [Fact]
    public async Task On_https_every_cookie_is_bound_to_this_host_and_kept_from_scripts()
    {
        await using var program = await WebApp.OpenAsync(Engine.Sqlite, Stop);
        await using var secure = program.WithWebHostBuilder(host => host.UseSetting("Socifaction:PublicBaseUrl", "https://kaimas.example"));
        using var session = new WebSession(
            secure.CreateClient(new() { BaseAddress = new("https://kaimas.example"), AllowAutoRedirect = false }), program.Initiative.Slug, new());

        var page = await session.GetAsync("~/sign-in", Stop);
        var asked = await session.SubmitAsync(page, new { Phone = "0 612 00001" }, cancellationToken: Stop);

        var cookies = Set(page).Concat(Set(asked)).ToList();
        cookies.Select(cookie => cookie.Split('=')[0]).Should().BeEquivalentTo("__Host-soc-form", "__Host-soc-code", "__Host-soc-said");
        cookies.Should().OnlyContain(cookie => new[] { "; secure", "; httponly", "; samesite=lax", "; path=/" }.All(flag => cookie.Contains(flag, StringComparison.Ordinal))
            && !cookie.Contains("domain=", StringComparison.OrdinalIgnoreCase));

        static IEnumerable<string> Set(WebAnswer answer) => answer.Message.Headers.GetValues("Set-Cookie");
    }

    [Theory]
    [InlineData("evil.example", HttpStatusCode.BadRequest)]
    [InlineData("localhost.evil.example", HttpStatusCode.BadRequest)]
    [InlineData("localhost:5080", HttpStatusCode.OK)]
    public async Task A_host_that_is_not_ours_is_not_answered(string host, HttpStatusCode status)
    {
        await using var program = await WebApp.OpenAsync(Engine.Sqlite, Stop);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/accessibility") { Headers = { Host = host } };

        using var answer = await program.Browser().SendAsync(request, Stop);

        answer.StatusCode.Should().Be(status);
        (await answer.Content.ReadAsStringAsync(Stop)).Should().NotContain("evil");
    }

    private static string One(HttpResponseMessage answer, string header) => answer.Headers.GetValues(header).Should().ContainSingle(header).Which;
}
