using Microsoft.AspNetCore.Identity;
using Socifaction.Services.People;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.Web.Hosting;

/// <summary>
/// Refuses a password that is among the commonly used ones, or soon guessed from them, the person's address and the initiative's names.
/// Nothing is asked of its signs but that there are twelve.
/// </summary>
public sealed class HardPasswords(CurrentInitiative current) : IPasswordValidator<StaffAccount>
{
    /// <summary>The code of the refusal.</summary>
    public const string Common = "PasswordCommon";

    private const int LongestJudged = 40;

    // What a Lithuanian would try first.
    private static readonly string[] Words =
    [
        "slaptazodis", "lietuva", "lietuvos", "kaimas", "kaimo", "bendruomene", "seniunija", "savivaldybe", "taksi", "prisijungti", "mociute", "zalgiris", "vilnius", "kaunas", "socifaction",
    ];

    public Task<IdentityResult> ValidateAsync(UserManager<StaffAccount> manager, StaffAccount user, string? password)
    {
        string[] own = current.IsSet ? [current.Value.Name, current.Value.Slug, current.Value.Village] : [];
        // What is long is hard, and would only take long to judge.
        var judged = SearchText.Fold(password ?? "");
        var guess = Zxcvbn.Zxcvbn.MatchPassword(
            judged[..Math.Min(judged.Length, LongestJudged)], own.SelectMany(name => SearchText.Fold(name).Split(' ')).Concat((user.Email ?? "").Split('@', '.')).Concat(Words));
        return Task.FromResult(guess.Score >= 3 ? IdentityResult.Success
            : IdentityResult.Failed(new IdentityError { Code = Common, Description = "A password that is soon guessed." }));
    }
}
