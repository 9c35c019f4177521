using Socifaction.Services.People;

namespace Socifaction.Services.Web.Texts;

/// <summary>What is wrong with a typed telephone number, and what to do.</summary>
public static class PhoneTexts
{
    public static string InWords(this PhoneRefusal why) => why switch
    {
        PhoneRefusal.Empty => People.PhoneEmpty,
        PhoneRefusal.BadCharacters => People.PhoneCharacters,
        PhoneRefusal.TooShort => People.PhoneShort,
        PhoneRefusal.TooLong => People.PhoneLong,
        PhoneRefusal.SeveralNumbers => People.PhoneSeveral,
        PhoneRefusal.NotANumber or PhoneRefusal.NoSuchNumber or PhoneRefusal.EmergencyOrShort => People.PhoneWrong,
        PhoneRefusal.Premium or PhoneRefusal.Satellite => People.PhoneNoSms,
    };
}
