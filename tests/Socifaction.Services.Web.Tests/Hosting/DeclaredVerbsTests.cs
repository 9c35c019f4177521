using System.Net;
using Microsoft.AspNetCore.Http;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Web.Tests.Hosting;

public sealed class DeclaredVerbsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("GET", 200)]
    [InlineData("HEAD", 200)]
    [InlineData("POST", 405)]
    [InlineData("PUT", 405)]
    [InlineData("DELETE", 405)]
    [InlineData("PATCH", 405)]
    [InlineData("OPTIONS", 405)]
    [InlineData("TRACE", 405)]
    [InlineData("SPELL", 405)]
    public async Task Only_declared_verbs_are_answered(string verb, int status)
    {
        await using var shell = await Shell.StartAsync();

        using var answer = await shell.Browser().SendAsync(new HttpRequestMessage(new HttpMethod(verb), "/accessibility"), Stop);

        ((int)answer.StatusCode).Should().Be(status);
    }

    [Theory]
    [InlineData("/accessibility?handler=Unknown")]
    [InlineData("/accessibility?handler=%00")]
    [InlineData("/error/500")]
    [InlineData("/error/200")]
    public async Task What_is_not_declared_is_not_there(string path)
    {
        await using var shell = await Shell.StartAsync();

        using var answer = await shell.Browser().GetAsync(path, Stop);

        answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await answer.Content.ReadAsStringAsync(Stop)).Should().Contain("Tokio puslapio nėra");
    }

    [Fact]
    public async Task A_form_that_is_too_long_is_413_in_words()
    {
        await using var shell = await Shell.StartAsync();
        using var form = new FormUrlEncodedContent([new("language", new string('a', 70_000))]);

        using var answer = await shell.Browser().PostAsync("/language", form, Stop);

        ((int)answer.StatusCode).Should().Be(StatusCodes.Status413PayloadTooLarge);
        (await answer.Content.ReadAsStringAsync(Stop)).Should().Contain("sutrumpinkite tekstą");
    }

    [Fact]
    public async Task A_form_with_too_many_fields_is_refused()
    {
        await using var shell = await Shell.StartAsync();
        using var form = new FormUrlEncodedContent(Enumerable.Range(0, 600).Select(i => KeyValuePair.Create($"f{i}", "1")));

        using var answer = await shell.Browser().PostAsync("/language", form, Stop);

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task What_is_not_a_form_is_415()
    {
        await using var shell = await Shell.StartAsync();
        using var xml = new StringContent("<a/>", System.Text.Encoding.UTF8, "text/xml");

        using var answer = await shell.Browser().PostAsync("/language", xml, Stop);

        answer.StatusCode.Should().Be(HttpStatusCode.UnsupportedMediaType);
    }

    [Theory]
    [InlineData("multipart/form-data", "no boundary", 400)]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nnever ends", 400)]
    [InlineData("application/x-www-form-urlencoded; charset=nothing", "Phone=%E0%A4%A", 400)]
    [InlineData("application/x-www-form-urlencoded", "Phone=%ED%A0%80&=&&%=%", 400)]
    [InlineData("application/json", "{\"Phone\":\"\\ud800\"}", 415)]
    [InlineData("", "Phone=1", 415)]
    public async Task What_no_browser_sends_is_refused_and_breaks_nothing(string type, string body, int status)
    {
        await using var program = await WebApp.OpenAsync(Engine.Sqlite, Stop);
        using var content = new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(body));
        if (type.Length > 0) content.Headers.TryAddWithoutValidation("Content-Type", type);

        using var answer = await program.Browser().PostAsync("/kunigiskiai/sign-in", content, Stop);

        ((int)answer.StatusCode).Should().Be(status);
    }

    [Fact]
    public async Task A_body_that_does_not_say_its_length_is_cut_off_at_the_same_size()
    {
        await using var program = await WebApp.OpenAsync(Engine.Sqlite, Stop, serve: true);
        using var http = new HttpClient { BaseAddress = program.Address };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/kunigiskiai/sign-in") { Content = new StreamContent(new MemoryStream(new byte[3_000_000])) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/x-www-form-urlencoded");
        request.Headers.TransferEncodingChunked = true;

        using var answer = await http.SendAsync(request, Stop);

        answer.StatusCode.Should().Be(HttpStatusCode.RequestEntityTooLarge);
        (await answer.Content.ReadAsStringAsync(Stop)).Should().Contain("sutrumpinkite tekstą");
    }
}
