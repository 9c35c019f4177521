using System.Net;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Web.Tests.Hosting;

public sealed class ErrorPagesTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task A_name_that_cannot_be_an_initiatives_is_no_page(Engine engine)
    {
        await using var program = await WebApp.OpenAsync(engine, Stop, serve: true);
        using var http = new HttpClient { BaseAddress = program.Address };

        foreach (var path in (string[])["/ADMIN", "/..%2f..%2fetc", "/%2e%2e%2fetc%2fpasswd", "/" + new string('a', 300), "/%F0%9F%9A%95", "/kunigiskiai'--", "/a b", "/-"])
        {
            using var answer = await http.GetAsync(path, Stop);
            answer.StatusCode.Should().Be(HttpStatusCode.NotFound, path);
            (await answer.Content.ReadAsStringAsync(Stop)).Should().Contain("Tokio puslapio nėra");
        }

        using var zero = await http.GetAsync("/%00", Stop);
        zero.StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("/nowhere", 404, "Tokio puslapio nėra")]
    [InlineData("/breaks", 500, "Įvyko mūsų klaida")]
    [InlineData("/answers/400", 400, "Nepavyko priimti Jūsų įrašų")]
    [InlineData("/answers/429", 429, "Per daug bandymų")]
    [InlineData("/answers/503", 503, "antro užsakymo nebus")]
    public async Task Says_what_happened_and_whom_to_call_and_nothing_of_the_inside(string path, int status, string words)
    {
        await using var shell = await Shell.StartAsync(frame: frame => frame.Phone = new("0 446 12345", "tel:+37044612345"));

        using var answer = await shell.Browser().GetAsync(path, Stop);
        var page = await answer.Content.ReadAsStringAsync(Stop);

        ((int)answer.StatusCode).Should().Be(status);
        page.Should().Contain(words).And.Contain("0 446 12345").And.Contain("Grįžti į pradžią");
        page.Should().NotContain("Secret words").And.NotContain("   at ").And.NotContain("Exception");
    }

    [Theory]
    [InlineData(false, "SMS žinutės nebus siunčiamos", "siunčiamos iš tikrųjų")]
    [InlineData(true, "SMS žinutės siunčiamos iš tikrųjų", "nebus siunčiamos")]
    public async Task A_demo_says_whether_messages_leave(bool sends, string said, string unsaid)
    {
        await using var shell = await Shell.StartAsync(frame: frame => (frame.IsDemo, frame.SendsSms) = (true, sends));

        var page = await shell.Browser().GetStringAsync("/accessibility", Stop);

        page.Should().Contain(said).And.NotContain(unsaid);
    }

    [Fact]
    public async Task One_plain_sentence_is_left_when_the_error_page_cannot_be_made()
    {
        await using var shell = await Shell.StartAsync(frame: _ => throw new InvalidOperationException("Secret words: no database"));

        using var answer = await shell.Browser().GetAsync("/accessibility", Stop);
        var words = await answer.Content.ReadAsStringAsync(Stop);

        ((int)answer.StatusCode).Should().Be(500);
        words.Should().StartWith("Įvyko mūsų klaida").And.NotContain("Secret");
        answer.Headers.Contains("Content-Security-Policy").Should().BeTrue();
    }
}
