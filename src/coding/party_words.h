#pragma once

#include <string>
#include <string_view>

// Closed classes of English that shape a noun phrase.
namespace parley::coding {

std::string lower(std::string_view word);
bool starts_upper(std::string_view word);

bool is_preposition(std::string_view lowered);
/// Words after which a phrase goes on as a clause: "who", "that", "which".
bool is_relative(std::string_view lowered);
bool is_article(std::string_view lowered);
bool is_pronoun(std::string_view lowered);
/// "former", "retired", "ousted"
bool is_former(std::string_view lowered);
/// "backed", "led", "funded": what stands before it with a hyphen is not whose party it is.
bool is_patronage(std::string_view lowered);
/// "pro", "anti"
bool is_stance_prefix(std::string_view lowered);
/// "ethnic", "minority": the people that it stands before lives in another's state.
bool is_minority_word(std::string_view lowered);
/// "foreign", "international": not of the state that the story is about.
bool is_from_abroad(std::string_view lowered);
/// "mr", "sir": stands before a surname and is no name.
bool is_form_of_address(std::string_view lowered);
/// Days, months, "yesterday", numbers, ... that never are parties.
bool is_time_word(std::string_view lowered);

}  // namespace parley::coding
