using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Socifaction.Services.Reminders;

namespace Socifaction.Services.Tests.Reminders;

public sealed class TwilioSignatureTests
{
    private const string Token = "0123456789abcdef0123456789abcdef";
    private static readonly KeyValuePair<string, string>[] NoForm = [];

    public static TheoryData<string> Names()
    {
        var names = new TheoryData<string>();
        foreach (var vector in Vectors()) names.Add(vector.GetProperty("name").GetString()!);
        return names;
    }

    [Theory, MemberData(nameof(Names))]
    public void Each_call_signed_by_the_official_client_is_judged_alike(string name)
    {
        var vector = Vectors().Single(one => one.GetProperty("name").GetString() == name);
        string Text(string property) => vector.GetProperty(property).GetString()!;
        var (token, url, signature) = (Text("auth_token"), Text("url"), Text("signature"));
        var valid = Text("content_type").StartsWith("application/json", StringComparison.Ordinal)
            ? TwilioSignature.IsValidBody(token, signature, url, Encoding.UTF8.GetBytes(Body(vector)))
            : TwilioSignature.IsValid(token, signature, url, Form(vector));
        valid.Should().Be(vector.GetProperty("expect_valid").GetBoolean());
    }

    [Theory]
    [InlineData("https://mycompany.com/myapp.php?foo=1&bar=2", "RSOYDt4T1cUTdK1PDd93/VVr8B8=")]
    public void A_public_known_value_is_computed(string url, string signature) =>
        TwilioSignature.Compute("12345", url, Fields(("Digits", "1234"), ("CallSid", "CA1234567890ABCDE"), ("From", "+14158675309"), ("To", "+18005551212"), ("Caller", "+14158675309")))
            .Should().Be(signature);

    [Theory]
    [InlineData("https://a.lt/x?y=1", "https://a.lt:443/x?y=1")]
    [InlineData("https://a.lt:443/x", "https://a.lt/x")]
    [InlineData("https://a.lt:8443/x", "https://a.lt/x")]
    [InlineData("http://a.lt/x", "http://a.lt:80/x")]
    [InlineData("https://user:secret@a.lt/x", "https://user:secret@a.lt:443/x")]
    [InlineData("https://[::1]:5080", "https://[::1]")]
    public void The_port_may_be_written_on_one_side_only(string called, string signedAs) =>
        TwilioSignature.IsValid(Token, TwilioSignature.Compute(Token, signedAs, NoForm), called, NoForm).Should().BeTrue();

    [Theory]
    [InlineData("http://a.lt/x")]
    [InlineData("https://a.lt/X")]
    [InlineData("https://a.lt/x?")]
    [InlineData("https://a.lt:8443/x")]
    [InlineData("https://b.lt/x")]
    public void Another_address_does_not_fit(string signedAs) =>
        TwilioSignature.IsValid(Token, TwilioSignature.Compute(Token, signedAs, NoForm), "https://a.lt/x", NoForm).Should().BeFalse();

    [Fact]
    public void A_json_body_must_have_the_hash_the_address_names()
    {
        var body = Encoding.UTF8.GetBytes("{\"Ačiū\":1}");
        var url = "https://a.lt/hook?t=1&bodySHA256=" + Convert.ToHexStringLower(SHA256.HashData(body));
        var signature = TwilioSignature.Compute(Token, url, NoForm);
        TwilioSignature.IsValidBody(Token, signature, url, body).Should().BeTrue();
        TwilioSignature.IsValidBody(Token, signature, url, Encoding.UTF8.GetBytes("{\"Ačiū\":2}")).Should().BeFalse();
        TwilioSignature.IsValidBody("other", signature, url, body).Should().BeFalse();
        TwilioSignature.IsValidBody(Token, TwilioSignature.Compute(Token, "https://a.lt/hook", NoForm), "https://a.lt/hook", body).Should().BeFalse("no hash is named");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ž")]
    [InlineData("RSOYDt4T1cUTdK1PDd93/VVr8B8")]
    public void What_is_no_signature_is_not_valid(string? signature) =>
        TwilioSignature.IsValid(Token, signature, "https://a.lt/x", NoForm).Should().BeFalse();

    [Fact]
    public void Without_a_token_nothing_is_valid() =>
        TwilioSignature.IsValid("", TwilioSignature.Compute("", "https://a.lt/x", NoForm), "https://a.lt/x", NoForm).Should().BeFalse();

    private static List<JsonElement> Vectors()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Vectors", "twilio-signatures.json")));
        return [.. file.RootElement.GetProperty("vectors").EnumerateArray().Select(vector => vector.Clone())];
    }

    private static string Body(JsonElement vector) => new[] { "json_body", "body", "raw_body" }
        .Where(name => vector.TryGetProperty(name, out _)).Select(name => vector.GetProperty(name).GetString()!).First();

    private static List<KeyValuePair<string, string>> Form(JsonElement vector) =>
        [.. vector.GetProperty("params").EnumerateObject().SelectMany(field => field.Value.ValueKind == JsonValueKind.Array
            ? field.Value.EnumerateArray().Select(value => KeyValuePair.Create(field.Name, value.GetString()!))
            : [KeyValuePair.Create(field.Name, field.Value.GetString()!)])];

    private static IEnumerable<KeyValuePair<string, string>> Fields(params (string Key, string Value)[] fields) =>
        fields.Select(field => KeyValuePair.Create(field.Key, field.Value));
}
