using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Data;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.Reminders;

/// <summary>Why words were not taken into the list of those that keep their letters.</summary>
public enum KeptWordsRefusal
{
    /// <summary>Something other than letters, or fewer than three of them.</summary>
    NotAWord = 1,

    /// <summary>None of its letters would be changed.</summary>
    NothingToKeep,

    /// <summary>More than fifty words, or one longer than thirty letters.</summary>
    TooMany,

    /// <summary>Somebody else changed the list since the form was opened.</summary>
    ChangedMeanwhile,
}

/// <summary>
/// Use case of staff: which beginnings of words plain texts keep as they are written. What is planned already is worded anew when
/// planning next passes.
/// </summary>
public sealed class KeepWords(ServicesDbContext db, CurrentInitiative current)
{
    private const int Most = 50;
    private const int Shortest = 3;
    private const int Longest = 30;

    /// <summary>What tells one list from another.</summary>
    public static string MarkOf(Initiative initiative) => StateMark.Of(initiative.KeptWords);

    /// <summary>The initiative with its new list, or why not; <paramref name="seen"/> is the mark of the list that was changed.</summary>
    public async Task<Outcome<Initiative, KeptWordsRefusal>> RunAsync(string typed, string? seen, CancellationToken cancellationToken)
    {
        if (Read(typed).Refused(out var words, out var why))
        {
            return why;
        }

        return await db.LockAsync<Initiative, KeptWordsRefusal>([current.Id.Value], async () =>
        {
            var initiative = await db.Initiatives.SingleAsync(i => i.Id == current.Id, cancellationToken);
            var wanted = string.Join(' ', words);
            // The same form sent twice finds its own there.
            if (seen is not null && seen != MarkOf(initiative) && wanted != initiative.KeptWords)
            {
                return KeptWordsRefusal.ChangedMeanwhile;
            }

            initiative.KeptWords = wanted;
            return initiative;
        }, cancellationToken);
    }

    /// <summary>The words of a typed list, each once, in small letters; spaces, commas and new lines part them.</summary>
    public static Outcome<string[], KeptWordsRefusal> Read(string typed)
    {
        string[] words = [.. WellFormed.Composed(typed).ToLowerInvariant()
            .Split([' ', ',', ';', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)];
        return words.Length > Most || words.Any(word => word.Length > Longest) ? KeptWordsRefusal.TooMany
            : words.Any(word => word.Length < Shortest || !word.All(char.IsLetter)) ? KeptWordsRefusal.NotAWord
            : words.Any(word => PlainLetters.Fold(word, []) == word) ? KeptWordsRefusal.NothingToKeep
            : words;
    }
}
