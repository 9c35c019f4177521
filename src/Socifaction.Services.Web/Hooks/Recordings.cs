using Socifaction.Services.Reminders;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Web.Hosting;

namespace Socifaction.Services.Web.Hooks;

/// <summary>
/// Sentences that somebody of an initiative has read aloud: recordings/{initiative}/{sentence}.mp3 in the data directory. They hold
/// nothing about a person, so whoever knows the address may hear them.
/// </summary>
public sealed class Recordings(InstallationSettings house, TwilioSettings twilio)
{
    /// <summary>The sentences that can be recorded; what is said of one booking cannot.</summary>
    public static IReadOnlyList<string> Sentences { get; } = ["greeting", "keys", "keys-heard", "nothing-pressed", "thanks", "thanks-yes", "thanks-no", "passed-on"];

    /// <summary>Where a sentence is heard; none when it was not recorded.</summary>
    public Uri? Find(Initiative initiative, string sentence) => twilio.PublicBaseUrl is { } world && File.Exists(PathOf(initiative.Slug, sentence))
        ? new Uri($"{world.AbsoluteUri.TrimEnd('/')}/webhooks/twilio/recordings/{initiative.Slug}/{sentence}.mp3")
        : null;

    /// <summary>The file of a sentence; null for anything else.</summary>
    public string? FileOf(string initiative, string sentence) =>
        Sentences.Contains(sentence) && Slug.IsWellFormed(initiative) && File.Exists(PathOf(initiative, sentence)) ? PathOf(initiative, sentence) : null;

    private string PathOf(string initiative, string sentence) => Path.GetFullPath(Path.Combine(house.DataDirectory, "recordings", initiative, sentence + ".mp3"));
}
